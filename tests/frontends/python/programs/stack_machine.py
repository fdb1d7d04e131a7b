# A stack machine.
def run(program):
    stack, names = [], {}
    ops = {"+": lambda b, a: a + b, "*": lambda b, a: a * b, "-": lambda b, a: a - b}
    for token in program.split():
        if token in ops:
            stack.append(ops[token](stack.pop(), stack.pop()))
        elif token.startswith("="):
            names[token[1:]] = stack[-1]
        elif token in names:
            stack.append(names[token])
        elif token == "dup":
            stack += stack[-1:]
        else:
            stack.append(int(token))
    return stack, names


print(run("2 3 + =x 4 * x -"), run("5 dup * dup"), run(""))
try:
    run("1 +")
except IndexError as error:
    print(error)
