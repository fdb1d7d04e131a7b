-- depends: 10_customers
select 2
