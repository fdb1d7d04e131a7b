# Lists as stacks and queues.
stack = []
for c in "(a[b]{c})":
    if c in "([{":
        stack.append(c)
    elif c in ")]}":
        top = stack.pop()
        print(top + c, end=" ")
print(stack == [])
queue = list("abc")
while queue:
    head = queue.pop(0)
    if head == "a":
        queue.append("z")
    print(head, len(queue), end=";")
print()
