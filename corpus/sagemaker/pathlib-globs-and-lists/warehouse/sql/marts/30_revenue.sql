-- depends: 10_customers, 20_orders
-- size: 4xlarge
select 3
