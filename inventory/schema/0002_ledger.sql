-- The ledger. A document is one act; its movements are written while it is open, and the
-- act that seals it checks them. seal refers to a row that exists only for 1, checked at
-- the commit: so no document is ever kept half.
--
-- Each movement carries the balance of its lot and place after it. The row never changes,
-- so that no SQL can bring stock below zero; balance only repeats the last of these.

create table document_seal (id integer primary key check (id = 1)) strict;
insert into document_seal (id) values (1);
create trigger document_seal_stays before delete on document_seal begin select raise(abort, 'refused.append_only'); end;
create trigger document_seal_unchanged before update on document_seal begin select raise(abort, 'refused.append_only'); end;

-- The latest day that the file knows (INV-27). A row with a reason sets it back: somebody
-- says that the clock had run ahead; audit acts up to audit_no count no more.
create table stock_day (
  id       integer primary key,
  day      text not null check (date(day) is day),
  audit_no integer not null default 0,
  by_account integer references account (id),
  reason   text check (length(trim(reason)) > 0),
  check ((by_account is null) = (reason is null))
) strict;
create trigger stock_day_grows before insert on stock_day
when new.id is not 1 + coalesce((select max(id) from stock_day), 0)
  or new.reason is null and (new.day <= (select day from stock_day order by id desc limit 1)
    or new.audit_no <> coalesce((select audit_no from stock_day order by id desc limit 1), 0))
begin select raise(abort, 'refused.append_only'); end;
create trigger stock_day_unchanged before update on stock_day begin select raise(abort, 'refused.append_only'); end;
create trigger stock_day_stays before delete on stock_day begin select raise(abort, 'refused.append_only'); end;

-- In UTC, so that it is never ahead of the house's own day; the program reckons exactly.
create view stock_today as
  select max(coalesce((select day from stock_day order by id desc limit 1), '0000-00-00'),
    coalesce((select date(at / 1000, 'unixepoch') from audit
      where no > coalesce((select audit_no from stock_day order by id desc limit 1), 0)
      order by at desc limit 1), '0000-00-00')) as day;

create table stocktake (
  id          integer primary key,
  year        integer not null,
  seq         integer not null check (seq > 0),
  place       integer not null references store_place (id),
  category    text,                       -- null: everything there
  blind       integer not null check (blind in (0, 1)),
  status      text not null default 'started' check (status in ('started', 'counted', 'approved', 'cancelled')),
  started_at  integer not null,
  started_by  integer not null references account (id),
  counted_at  integer,
  counted_by  integer references account (id),
  second      text not null default '' check (length(second) <= 120),   -- the second counter
  approved_at integer,
  approved_by integer references account (id),
  note        text not null default '' check (length(note) <= 400),
  version     integer not null default 1 check (version > 0),
  unique (year, seq),
  check ((counted_at is null) = (counted_by is null)),
  check ((approved_at is null) = (approved_by is null)),
  check ((status = 'approved') = (approved_at is not null)),
  check (status not in ('counted', 'approved') or counted_at is not null)
) strict;

create table document (
  id        integer primary key,
  kind      text not null check (kind in ('receipt', 'donation', 'issue_resident', 'issue_kitchen', 'return', 'transfer',
              'correction', 'write_off', 'conversion')),
  year      integer not null check (year between 1990 and 2200),
  seq       integer not null check (seq > 0),
  day       text not null check (date(day) is day),
  at        integer not null,
  made_by   integer not null references account (id),
  reason    text not null default '' check (reason in ('', 'EXPIRED', 'DAMAGED', 'CONSUMED', 'RETURNED', 'FOUND', 'MISSING',
              'STOLEN', 'CORRECTION', 'DATA_ENTRY_ERROR', 'OPENING', 'OTHER')),
  note      text not null default '' check (length(note) <= 400),
  giver     integer references giver (id),
  anonymous integer not null default 0 check (anonymous in (0, 1)),
  paper     text not null default '' check (length(paper) <= 60),      -- number of the invoice or letter
  paid      text not null default '' check (paid in ('', 'cash', 'card', 'transfer', 'later')),
  resident  integer references resident (id),
  household integer references household (id),
  kit       integer references kit (id),
  meal      text not null default '' check (meal in ('', 'breakfast', 'lunch', 'supper', 'suhur', 'iftar', 'other')),
  over_limit text check (length(trim(over_limit)) > 0),                -- why more than the limit was given
  signed    text check (signed in ('yes', 'thumb', 'refused')),
  disposal  text not null default '' check (length(disposal) <= 200),
  stocktake integer references stocktake (id),
  undo_of   integer unique references document (id),
  seal      integer not null default 0 references document_seal (id) deferrable initially deferred,
  unique (kind, year, seq),
  check (year = cast(substr(day, 1, 4) as integer)),
  check (anonymous = 0 or giver is null),
  check (kind <> 'issue_resident' or resident is not null),
  check (resident is null or household is not null),
  check (kind in ('issue_resident', 'return') or resident is null),
  check ((kind = 'correction') = (stocktake is not null)),
  check (kind <> 'write_off' or reason <> ''),
  check (undo_of is null or length(trim(note)) > 0)
) strict;
create index document_at on document (at);
create index document_day on document (day);
create index document_resident on document (resident, day) where resident is not null;
create index document_household on document (household, day) where household is not null;
create index document_giver on document (giver, day) where giver is not null;
create index document_stocktake on document (stocktake) where stocktake is not null;

create table movement (
  id       integer primary key,
  document integer not null references document (id),
  kind     text not null,
  day      text not null,
  item     integer not null,
  lot      integer not null references lot (id),
  place    integer not null references store_place (id),
  qty      integer not null check (qty <> 0 and qty between -1000000000000 and 1000000000000),
  after    integer not null check (after between 0 and 1000000000000000),
  reason   text not null default '' check (reason in ('', 'EXPIRED', 'DAMAGED', 'CONSUMED', 'RETURNED', 'FOUND', 'MISSING',
             'STOLEN', 'CORRECTION', 'DATA_ENTRY_ERROR', 'OPENING', 'OTHER', 'MISCOUNTED', 'MISSING_TRANSACTION')),
  undo_of  integer references movement (id)
) strict;
create index movement_item on movement (item, day);
create index movement_lot on movement (lot, place);
create index movement_day on movement (day, item, kind, qty);
create index movement_document on movement (document);
create unique index movement_undo on movement (undo_of) where undo_of is not null;

-- With what of its lot decides whether it may be given out, so that the stock of all items
-- is read from one index.
create table balance (
  lot    integer not null references lot (id),
  place  integer not null references store_place (id),
  item   integer not null,
  status text not null,
  expiry text,
  qty    integer not null check (qty >= 0),
  primary key (lot, place)
) strict, without rowid;
create index balance_held on balance (item, status, expiry, qty) where qty > 0;
create index balance_place on balance (place, item) where qty > 0;
create index balance_expiry on balance (expiry) where qty > 0 and expiry is not null;

create table donation_refused (
  id       integer primary key,
  document integer not null references document (id),
  item     integer references item (id),
  what     text not null check (length(trim(what)) between 1 and 200),
  quantity text not null default '' check (length(quantity) <= 60),
  reason   text not null check (reason in ('expired', 'opened', 'unsafe', 'not_needed', 'damaged', 'short_date'))
) strict;
create index donation_refused_document on donation_refused (document);

-- The commission of a write-off.
create table write_off_signer (
  document integer not null references document (id),
  no       integer not null check (no between 1 and 3),
  name     text not null check (length(trim(name)) between 2 and 120),
  post     text not null default '' check (length(post) <= 120),
  primary key (document, no),
  unique (document, name)
) strict, without rowid;

-- What a resident has on loan; open is what is still to be decided about.
create table loan (
  movement integer primary key references movement (id),
  document integer not null references document (id),
  resident integer not null references resident (id),
  item     integer not null references item (id),
  lot      integer not null references lot (id),
  qty      integer not null check (qty > 0),
  due      text check (date(due) is due),   -- null: until she leaves
  open     integer not null check (open between 0 and qty)
) strict;
create index loan_open on loan (resident) where open > 0;
create index loan_due on loan (due) where open > 0 and due is not null;
create index loan_resident on loan (resident);
create index loan_document on loan (document);

create table loan_end (
  id       integer primary key,
  loan     integer not null references loan (movement),
  how      text not null check (how in ('returned', 'lost', 'given', 'undone')),
  qty      integer not null check (qty <> 0),      -- below 0 takes an end back
  at       integer not null,
  made_by  integer not null references account (id),
  document integer references document (id),      -- of the return
  undo_of  integer unique references loan_end (id),
  note     text not null default '' check (length(note) <= 400),
  check ((undo_of is null) = (qty > 0))
) strict;
create index loan_end_loan on loan_end (loan);
create index loan_end_document on loan_end (document) where document is not null;

-- ── Documents ───────────────────────────────────────────────────────────────────────
create trigger document_new before insert on document begin
  select raise(abort, 'refused.append_only') where exists (select 1 from document where id = new.id);
  select raise(abort, 'refused.document_number') where new.seal <> 0 or new.seq <> 1 + coalesce((select max(seq) from document
    where kind = new.kind and year = new.year), 0);
  select raise(abort, 'refused.not_here') where new.kind = 'issue_resident' and new.undo_of is null
    and not exists (select 1 from present_resident where resident = new.resident);
  select raise(abort, 'refused.undo_again') where new.undo_of is not null and not exists (select 1 from document d
    where d.id = new.undo_of and d.kind = new.kind and d.undo_of is null and d.seal = 1);
end;
create trigger document_known after insert on document
when new.day > coalesce((select day from stock_day order by id desc limit 1), '') begin
  insert into stock_day (id, day, audit_no) select 1 + coalesce(max(id), 0), new.day,
    coalesce((select audit_no from stock_day order by id desc limit 1), 0) from stock_day;
end;
-- It is sealed once; later only the receipt's signature is noted, once.
create trigger document_unchanged before update on document
when new.id <> old.id or new.kind <> old.kind or new.year <> old.year or new.seq <> old.seq or new.day <> old.day
  or new.at <> old.at or new.made_by <> old.made_by or new.reason <> old.reason or new.note <> old.note
  or new.giver is not old.giver or new.anonymous <> old.anonymous or new.paper <> old.paper or new.paid <> old.paid
  or new.resident is not old.resident or new.household is not old.household or new.kit is not old.kit
  or new.meal <> old.meal or new.over_limit is not old.over_limit or new.disposal <> old.disposal
  or new.stocktake is not old.stocktake or new.undo_of is not old.undo_of
  or old.seal = 1 and new.seal <> 1 or new.signed is not old.signed and old.signed is not null
begin select raise(abort, 'refused.append_only'); end;
create trigger document_stays before delete on document begin select raise(abort, 'refused.append_only'); end;

create trigger document_sealed before update of seal on document when old.seal <> 1 and new.seal = 1 begin
  select raise(abort, 'refused.document_empty') where not exists (select 1 from movement where document = new.id)
    and not exists (select 1 from donation_refused where document = new.id);
  -- Nothing comes or goes in a transfer or a conversion; a transfer keeps the lot.
  select raise(abort, 'refused.not_conserved') where new.kind in ('transfer', 'conversion')
    and 0 <> (select sum(qty) from movement where document = new.id);
  select raise(abort, 'refused.not_conserved') where new.kind = 'transfer' and exists (select 1 from movement
    where document = new.id group by lot having sum(qty) <> 0);
  select raise(abort, 'refused.not_conserved') where new.kind = 'conversion' and exists (select 1 from movement m
    join item i on i.id = m.item where m.document = new.id group by i.base having sum(m.qty) <> 0);
  select raise(abort, 'refused.three_signatures') where new.kind = 'write_off' and new.undo_of is null
    and 3 <> (select count(*) from write_off_signer where document = new.id);
  select raise(abort, 'refused.loans_open') where new.undo_of is not null and new.kind = 'issue_resident'
    and exists (select 1 from loan where document = new.undo_of and open > 0);
  select raise(abort, 'refused.undo_whole') where new.undo_of is not null
    and (select count(*) from movement where document = new.id) <> (select count(*) from movement where document = new.undo_of);
end;

-- ── Movements ───────────────────────────────────────────────────────────────────────
create trigger movement_new before insert on movement begin
  select raise(abort, 'refused.append_only') where exists (select 1 from movement where id = new.id);
  select raise(abort, 'refused.document_closed') where not exists (select 1 from document d
    where d.id = new.document and d.seal = 0 and d.kind = new.kind and d.day = new.day
      and (d.undo_of is null) = (new.undo_of is null));
  select raise(abort, 'refused.lot_of_item') where not exists (select 1 from lot where id = new.lot and item = new.item);
  select raise(abort, 'refused.stock_short') where new.after < 0 or new.after <> new.qty
    + coalesce((select after from movement where lot = new.lot and place = new.place order by id desc limit 1), 0);
  select raise(abort, 'refused.movement_sign') where (new.kind in ('receipt', 'donation', 'return') and (new.qty > 0) <> (new.undo_of is null))
    or (new.kind in ('issue_resident', 'issue_kitchen', 'write_off') and (new.qty < 0) <> (new.undo_of is null));
  select raise(abort, 'refused.undo_opposite') where new.undo_of is not null and not exists (select 1 from movement m
    join document d on d.id = new.document where m.id = new.undo_of and m.document = d.undo_of and m.lot = new.lot
      and m.place = new.place and m.qty = -new.qty and m.kind = new.kind);
  -- INV-16. The latest day that the file knows counts: a clock set back makes nothing fresh.
  select raise(abort, 'refused.lot_blocked') where new.undo_of is null and new.qty < 0
    and new.kind in ('issue_resident', 'issue_kitchen', 'conversion')
    and exists (select 1 from lot where id = new.lot and status <> 'usable');
  select raise(abort, 'refused.lot_expired') where new.undo_of is null and new.qty < 0
    and new.kind in ('issue_resident', 'issue_kitchen', 'conversion')
    and exists (select 1 from lot l join item i on i.id = l.item where l.id = new.lot and i.due = 'use_by'
      and coalesce(l.expiry, '0000-00-00') < max(new.day, (select day from stock_today)));
  -- INV-18: what an approved stock-take found stands.
  select raise(abort, 'refused.period_locked') where exists (select 1 from stocktake s join document d on d.id = new.document
    where s.place = new.place and s.status = 'approved' and d.stocktake is not s.id
      and (s.category is null or s.category = (select category from item where id = new.item))
      and (date(s.counted_at / 1000, 'unixepoch') > new.day
        or new.undo_of is not null and s.counted_at > (select at from document where id = d.undo_of)));
end;
create trigger movement_moves after insert on movement begin
  select raise(abort, 'refused.append_only') where new.id <> (select max(id) from movement);
  insert into balance (lot, place, item, status, expiry, qty)
    select id, new.place, item, status, expiry, new.after from lot where id = new.lot
    on conflict (lot, place) do update set qty = excluded.qty;
end;
create trigger movement_unchanged before update on movement begin select raise(abort, 'refused.append_only'); end;
create trigger movement_stays before delete on movement begin select raise(abort, 'refused.append_only'); end;

create trigger balance_new before insert on balance
when new.qty is not (select after from movement where lot = new.lot and place = new.place order by id desc limit 1)
  or not exists (select 1 from lot where id = new.lot and item = new.item and status = new.status and expiry is new.expiry)
begin select raise(abort, 'refused.balance_ledger'); end;
create trigger balance_moved before update on balance
when new.lot <> old.lot or new.place <> old.place
  or new.qty is not (select after from movement where lot = new.lot and place = new.place order by id desc limit 1)
  or not exists (select 1 from lot where id = new.lot and item = new.item and status = new.status and expiry is new.expiry)
begin select raise(abort, 'refused.balance_ledger'); end;
create trigger lot_status_held after update of status on lot when new.status <> old.status begin
  update balance set status = new.status where lot = new.id;
end;
create trigger balance_stays before delete on balance begin select raise(abort, 'refused.balance_ledger'); end;

create trigger donation_refused_new before insert on donation_refused
when exists (select 1 from donation_refused where id = new.id)
  or not exists (select 1 from document where id = new.document and seal = 0 and kind in ('donation', 'receipt'))
begin select raise(abort, 'refused.document_closed'); end;
create trigger donation_refused_unchanged before update on donation_refused begin select raise(abort, 'refused.append_only'); end;
create trigger donation_refused_stays before delete on donation_refused begin select raise(abort, 'refused.append_only'); end;
create trigger write_off_signer_new before insert on write_off_signer
when exists (select 1 from write_off_signer where document = new.document and (no = new.no or name = new.name))
  or not exists (select 1 from document where id = new.document and seal = 0 and kind = 'write_off')
begin select raise(abort, 'refused.three_signatures'); end;
create trigger write_off_signer_unchanged before update on write_off_signer begin select raise(abort, 'refused.append_only'); end;
create trigger write_off_signer_stays before delete on write_off_signer begin select raise(abort, 'refused.append_only'); end;

-- ── Loans ───────────────────────────────────────────────────────────────────────────
create trigger loan_new before insert on loan
when exists (select 1 from loan where movement = new.movement) or new.open <> new.qty
  or not exists (select 1 from movement m join document d on d.id = m.document where m.id = new.movement and d.id = new.document
    and d.kind = 'issue_resident' and d.seal = 0 and d.undo_of is null and d.resident = new.resident
    and m.item = new.item and m.lot = new.lot and m.qty = -new.qty)
begin select raise(abort, 'refused.loan_of_issue'); end;
create trigger loan_unchanged before update on loan
when new.movement <> old.movement or new.document <> old.document or new.resident <> old.resident or new.item <> old.item
  or new.lot <> old.lot or new.qty <> old.qty or new.due is not old.due
  or new.open <> new.qty - coalesce((select sum(qty) from loan_end where loan = new.movement), 0)
begin select raise(abort, 'refused.append_only'); end;
create trigger loan_stays before delete on loan begin select raise(abort, 'refused.append_only'); end;
create trigger loan_end_new before insert on loan_end begin
  select raise(abort, 'refused.append_only') where exists (select 1 from loan_end where id = new.id);
  select raise(abort, 'refused.loan_over') where new.qty > (select open from loan where movement = new.loan);
  select raise(abort, 'refused.undo_opposite') where new.undo_of is not null and not exists (select 1 from loan_end e
    where e.id = new.undo_of and e.loan = new.loan and e.how = new.how and e.qty = -new.qty and e.undo_of is null);
end;
create trigger loan_ended after insert on loan_end begin
  update loan set open = open - new.qty where movement = new.loan;
end;
create trigger loan_end_unchanged before update on loan_end begin select raise(abort, 'refused.append_only'); end;
create trigger loan_end_stays before delete on loan_end begin select raise(abort, 'refused.append_only'); end;

-- INV-10: nobody leaves before it is decided what becomes of her loans.
create trigger exit_closes_loans before update of exited_at on stay
when new.exited_at is not null and old.exited_at is null and new.void = 0
  and exists (select 1 from loan where resident = new.resident and open > 0)
begin select raise(abort, 'refused.loans_open'); end;
