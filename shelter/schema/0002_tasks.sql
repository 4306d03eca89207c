-- Tasks: things to do, by whom and by when. A task is closed, never deleted.
create table task (
  id             integer primary key,
  title          text check (title is null or length(trim(title)) > 0),
  title_key      text check (title_key is null or length(title_key) > 0),
  title_args     text,                 -- JSON: values of the sentence's parameters
  resident       integer references resident (id),
  household      integer references household (id),
  due            integer,
  owner          integer references account (id),
  role           text,                 -- for anybody in this role
  priority       text not null default 'normal' check (priority in ('urgent', 'normal', 'low')),
  state          text not null default 'open' check (state in ('open', 'done', 'dropped')),
  dropped_reason text,
  source         text not null check (source in ('user', 'rule')),
  made_at        integer not null,
  made_by        integer references account (id),   -- null: the program
  closed_at      integer,
  closed_by      integer references account (id),
  version        integer not null default 1,
  check ((title is null) <> (title_key is null)),
  check (title_args is null or title_key is not null),
  check (source = 'rule' or made_by is not null),
  check (case state when 'open' then closed_at is null and closed_by is null
                    else closed_at is not null and closed_by is not null end),
  check (case state when 'dropped' then length(trim(coalesce(dropped_reason, ''))) > 0
                    else dropped_reason is null end)
) strict;
create index task_open on task (due) where state = 'open';
create index task_resident on task (resident, state) where resident is not null;
create index task_closed on task (closed_at) where closed_at is not null;

create trigger task_begins_open before insert on task
when new.state <> 'open' or exists (select 1 from task where id = new.id)
begin select raise(abort, 'refused.task_begins_open'); end;
create trigger task_stays before delete on task
begin select raise(abort, 'refused.task_stays'); end;
create trigger task_facts before update on task
when new.id <> old.id or new.source <> old.source or new.made_at <> old.made_at
  or new.made_by is not old.made_by or new.resident is not old.resident
  or new.household is not old.household or new.title_key is not old.title_key
begin select raise(abort, 'refused.task_facts'); end;
create trigger task_state before update on task
when old.state <> 'open' and new.state not in ('open', old.state)
  or old.state <> 'open' and new.state = old.state
begin select raise(abort, 'refused.task_closed'); end;
