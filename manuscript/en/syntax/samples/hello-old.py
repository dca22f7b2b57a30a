def hello(name):
    print("Hello")
