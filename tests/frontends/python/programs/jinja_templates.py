# jinja2: settings and names rendered from templates.
import json

import jinja2
from jinja2 import DictLoader, Environment, StrictUndefined, Template, UndefinedError


class Job:
    def __init__(self, name, size=1, deps=()):
        self.name, self.size, self.deps = name, size, list(deps)

    def label(self, prefix="job"):
        return f"{prefix}-{self.name}"


jobs = [Job("prep"), Job("Train", 4, ["prep"]), Job("eval", 2, ["Train", "prep"])]
cfg = {"project": "demo", "stages": {"dev": {"n": 1}, "prod": {"n": 3}}, "items": [3, 1, 2]}
print(Template("hello {{ name }}!").render(name="x"), Template("{{ a }}-{{ b.c }}-{{ b['d'] }}").render({"a": 1, "b": {"c": 2, "d": 3}}))
print(Template("{% for j in jobs %}{{ loop.index }}:{{ j.name|upper }}{% if not loop.last %}, {% endif %}{% endfor %}").render(jobs=jobs))
print(Template("{{ x|default('none') }} {{ y|d(3) + 1 }} {{ jobs|length }} {{ jobs|map(attribute='name')|join('/') }} {{ 'a,b'.split(',')|last }}").render(jobs=jobs))
print(Template("{{ cfg.project|capitalize }} {{ cfg.stages.prod.n * 2 }} {{ cfg['items']|sort }} {{ cfg['items']|sum }} {{ cfg['items']|max }} {{ cfg.stages|tojson }}").render(cfg=cfg))
print(Template("{{ 7 // 2 }} {{ 7 / 2 }} {{ 2 ** 3 }} {{ -3|abs }} {{ 'a' ~ 1 ~ none }} {{ 'x' if n > 1 else 'y' }} {{ 1 < n <= 3 }} {{ 'b' in 'abc' }} {{ 4 not in [1, 2] }} {{ not n }}").render(n=2))
print(Template("{% if a is defined and b is not defined %}only a{% elif b %}b{% else %}none{% endif %} {{ a is number }} {{ 4 is even }} {{ 'x' is string }} {{ 9 is divisibleby 3 }}").render(a=1))
text = """# {{ title }}
{% set base = "s3://" ~ bucket %}
steps:
{% for name, size in sizes.items() if size > 0 %}
  - name: {{ name }}   {# the step #}
    size: {{ size }}
    {% if loop.first %}
    first: true
    {% endif %}
    out: {{ base }}/{{ name|lower|replace("_", "-") }}
{% else %}
  []
{% endfor %}
end: {{ [1, 2, 3][1:]|join(",") }}
"""
values = {"title": "T", "bucket": "b", "sizes": {"PREP_A": 1, "SKIP": 0, "FIT": 2}}
for options in ({}, {"trim_blocks": True}, {"trim_blocks": True, "lstrip_blocks": True}, {"lstrip_blocks": True}, {"keep_trailing_newline": True}):
    print(repr(Environment(**options).from_string(text).render(values)))
print(repr(Template("a  {%- if true %}  b  {%- endif -%}  c\n\n  {{- 1 -}}  \n d {#- x -#} e").render()))
print(repr(Template("{% for i in range(3) -%}\n  {{ i }}\n{%- endfor %}|{% raw %}{{ x }}{% endraw %}").render()))
env = Environment(loader=DictLoader({"a.j2": "[{% include 'b.j2' %}] {{ n|slug }}", "b.j2": "inner {{ n }}", "c.j2": "{% macro unit(x, y=2) %}<{{ x }}:{{ y }}>{% endmacro %}{{ unit(1) }}{{ unit('q', y=3) }}"}), undefined=StrictUndefined)
env.filters["slug"] = lambda s: s.lower().replace(" ", "-")
env.tests["short"] = lambda s: len(s) < 4
env.globals["region"] = "eu"
print(env.get_template("a.j2").render(n="My Name"), env.get_template("c.j2").render(), env.from_string("{{ region }} {{ 'abc' is short }}{{ 'never' if not region }} {{ jobs|selectattr('size', 'gt', 1)|map(attribute='name')|list }}").render(jobs=jobs))
try:
    env.from_string("{{ nope }}").render()
except UndefinedError as e:
    print(type(e).__name__, e)
try:
    env.get_template("zz.j2")
except jinja2.TemplateNotFound as e:
    print("not found", e.name)
try:
    Template("{{ a.b.c }}").render(a={})
except jinja2.UndefinedError as e:
    print(e)
print(repr(Template("{{ nope }}|{{ a.nope }}|{% for x in nope %}x{% endfor %}|{{ nope|default('d', true) }}|{{ ''|default('e', true) }}|{{ none|default('f') }}").render(a={})))
print(Template("{{ job.label() }} {{ job.label('x') }} {{ job.label(prefix='y') }} {{ jobs[0].name }} {{ jobs[-1].deps|first }} {{ jobs|map(attribute='size')|list }} {{ (1, 2)[0] }} {{ {'k': [1]}.k[0] }}").render(job=jobs[1], jobs=jobs))
print(Template("{% set ns = namespace(total=0) %}{% for j in jobs %}{% set ns.total = ns.total + j.size %}{% endfor %}{{ ns.total }} {% set x %}block {{ 1 }}{% endset %}{{ x|trim|title }} {% with a=1, b=2 %}{{ a + b }}{% endwith %}").render(jobs=jobs))
print(Template("{{ '3.7'|int }} {{ 'x'|int(5) }} {{ '2.5'|float }} {{ 2.567|round(1) }} {{ 42.4|round }} {{ 'a b'|wordcount }} {{ ['b', 'A', 'b']|unique|list }} {{ ['b', 'A']|sort }} {{ 'abc'|reverse }} {{ {'b': 1, 'a': 2}|dictsort }} {{ 'x\ny'|indent(2) }} {{ '%s-%02d'|format('a', 3) }}").render())
print(Template("{% for g, items in jobs|groupby('size') %}{{ g }}={{ items|map(attribute='name')|join('+') }};{% endfor %} {% for row in [1, 2, 3]|batch(2) %}{{ row }}{% endfor %} {{ jobs|rejectattr('deps')|list|length }} {{ [0, 1, 2]|select('odd')|list }} {{ [0, 1]|select|list }}").render(jobs=jobs))
print(json.loads(Template('{"steps": {{ names|tojson }}, "on": {{ on|tojson }}, "t": {{ "a\'<b>"|tojson }}}').render(names=["a", "b"], on=True)))
print(Template("<< x >> {{ y }}", variable_start_string="<<", variable_end_string=">>").render(x=1), Template("{% for a in 'ab' %}{% for b in [1, 2] %}{{ a }}{{ b }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.length }} {% endfor %}{% endfor %}{{ loop is defined }}").render())
