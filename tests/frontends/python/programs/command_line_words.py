# shlex and getopt.
import getopt
import shlex

print(shlex.split("a 'b c' \"d \\\" e\" f\\ g --x='1 2'"), shlex.split("a # b\nc", comments=True))
print(shlex.quote("it's"), shlex.quote("plain-1.txt"), shlex.join(["a", "b c"]))
opts, words = getopt.getopt(["-a", "-b", "1", "--long", "v", "--flag", "-c2", "rest", "-a"], "ab:c:", ["long=", "flag"])
print(opts, words)
print(getopt.getopt([], "x"), getopt.getopt(["--lo=5", "--", "-x"], "x", ["long="]))
try:
    getopt.getopt(["-z"], "a")
except getopt.GetoptError:
    print("refused")
