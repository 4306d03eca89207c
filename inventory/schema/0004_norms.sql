-- What a person is expected to use: so much of an item every so many days, by age, at a
-- meal or on the day as a whole. Norms are settings; history keeps what they were.
-- The days all divide 420, so that the program reckons in whole 420ths.
create table norm (
  item integer not null references item (id),
  band text not null check (band in ('0_5m', '6_11m', '12_35m', '3_6y', '7_17y', 'adult', 'nursing')),
  meal text not null default '' check (meal in ('', 'breakfast', 'lunch', 'supper')),
  qty  integer not null check (qty between 1 and 100000000),
  days integer not null default 1 check (days in (1, 2, 3, 4, 5, 6, 7, 10, 12, 14, 15, 20, 21, 28, 30)),
  primary key (item, band, meal)
) strict, without rowid;
