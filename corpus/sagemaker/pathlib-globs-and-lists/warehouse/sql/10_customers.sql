-- depends: 
-- size: large
select 1
