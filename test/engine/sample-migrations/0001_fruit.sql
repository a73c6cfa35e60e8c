create table fruit (id integer primary key);
