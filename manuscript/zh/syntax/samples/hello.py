import sys
def hello(name):
    print("你好，" + name)


hello(sys.argv[1])
