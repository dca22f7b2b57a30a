def hello(name):
    print("你好")
