"""sched: in the order of their times and priorities."""

import sched

now = [0]
order = []


def wait(seconds):
    now[0] += seconds


plan = sched.scheduler(lambda: now[0], wait)
plan.enter(5, 1, order.append, argument=("third",))
plan.enter(1, 2, order.append, argument=("second",))
plan.enter(1, 1, lambda name="x": order.append(name), kwargs={"name": "first"})
plan.enter(2, 1, lambda: plan.enter(1, 1, order.append, argument=("between",)))
print([event.priority for event in plan.queue])
plan.run()
print(order, plan.empty())
