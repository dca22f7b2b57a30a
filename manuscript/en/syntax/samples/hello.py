import sys
def hello(name):
    print("Hello, " + name)


hello(sys.argv[1])
