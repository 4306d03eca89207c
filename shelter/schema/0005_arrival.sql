-- How a household came: who brought it, and whether papers were seen at the door.
create table arrival (
  household  integer primary key references household (id),
  at         integer not null,
  brought_by text check (brought_by in ('police', 'ngo', 'alone', 'hotline', 'family', 'health', 'social', 'embassy',
                                        'former', 'other')),
  papers     text check (papers in ('yes', 'none')),
  made_at    integer not null,
  made_by    integer not null references account (id)
) strict;

create trigger arrival_stays before delete on arrival
begin select raise(abort, 'refused.nothing_deleted'); end;
