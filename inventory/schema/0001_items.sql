-- What the store keeps: items with their units, sizes and barcodes, places, suppliers and
-- donors, lots, kits, sizes of residents.
-- Quantities are whole numbers of an item's smallest unit; money is whole tiyn. Nothing is
-- deleted; what is no more in use is inactive.

create table store_place (
  id      integer primary key,
  name    text not null check (length(trim(name)) between 1 and 80),
  kind    text not null check (kind in ('pantry', 'cold', 'dry', 'linen', 'medicine', 'office', 'other')),
  active  integer not null default 1 check (active in (0, 1)),
  version integer not null default 1 check (version > 0)
) strict;
create unique index store_place_name on store_place (name) where active = 1;

-- Who gives: a supplier is paid, a donor isn't.
create table giver (
  id      integer primary key,
  kind    text not null check (kind in ('supplier', 'donor')),
  name    text not null check (length(trim(name)) between 1 and 120),
  contact text not null default '' check (length(contact) <= 200),
  note    text not null default '' check (length(note) <= 400),
  active  integer not null default 1 check (active in (0, 1)),
  version integer not null default 1 check (version > 0)
) strict;
create unique index giver_name on giver (kind, name) where active = 1;

create table item (
  id         integer primary key,
  name_en    text not null default '' check (length(name_en) <= 120),
  name_ru    text not null default '' check (length(name_ru) <= 120),
  name_kk    text not null default '' check (length(name_kk) <= 120),
  category   text not null check (category in ('food', 'infant', 'hygiene', 'clothing', 'footwear', 'bedding',
               'medicine', 'stationery', 'household')),
  base       text not null check (length(base) between 1 and 20),   -- code of the smallest unit
  unit       text not null check (length(unit) between 1 and 20),   -- code of the unit in which it is shown
  due        text not null default 'none' check (due in ('best_before', 'use_by', 'none')),
  shelf_days integer not null default 0 check (shelf_days between 0 and 36500),
  open_days  integer not null default 0 check (open_days between 0 and 3650),
  least      integer not null default 0 check (least between 0 and 1000000000000),
  par        integer not null default 0 check (par between 0 and 1000000000000),
  most       integer not null default 0 check (most between 0 and 1000000000000),
  lead_days  integer not null default 0 check (lead_days between 0 and 365),
  pack       integer not null default 0 check (pack between 0 and 1000000000000),
  price      integer not null default 0 check (price between 0 and 100000000000), -- tiyn a unit, expected
  returnable integer not null default 0 check (returnable in (0, 1)),
  limit_qty  integer not null default 0 check (limit_qty between 0 and 1000000000000),
  limit_days integer not null default 0 check (limit_days between 0 and 3650),
  supplier   integer references giver (id),
  note       text not null default '' check (length(note) <= 400),
  active     integer not null default 1 check (active in (0, 1)),
  made_at    integer not null,
  made_by    integer not null references account (id),
  version    integer not null default 1 check (version > 0),
  check (length(trim(name_en)) + length(trim(name_ru)) + length(trim(name_kk)) > 0),
  check (par >= least),
  check (most = 0 or most >= par),
  check ((limit_qty = 0) = (limit_days = 0))
) strict;

-- One of unit is per smallest units: kg is 1000 of g, a bag of 50 kg is 50000 of g.
create table item_unit (
  item integer not null references item (id),
  code text not null check (length(code) between 1 and 20),
  per  integer not null check (per between 1 and 1000000000),
  primary key (item, code)
) strict, without rowid;

create table item_variant (
  id       integer primary key,
  item     integer not null references item (id),
  system   text not null default '' check (system in ('', 'cis', 'eu', 'int', 'shoe', 'height')),
  size     text not null default '' check (length(size) <= 20),
  sex      text not null default '' check (sex in ('', 'female', 'male', 'unisex')),
  season   text not null default '' check (season in ('', 'summer', 'winter', 'demi', 'all')),
  age_band text not null default '' check (age_band in ('', '0_5m', '6_11m', '12_35m', '3_6y', '7_17y', 'adult')),
  active   integer not null default 1 check (active in (0, 1)),
  unique (item, id),
  unique (item, system, size, sex, season, age_band),
  check ((system = '') = (size = '')),
  check (length(size || sex || season || age_band) > 0)
) strict;

create table item_barcode (
  code    text primary key check (length(code) between 3 and 60),
  item    integer not null references item (id),
  variant integer not null default 0,   -- 0: of any size
  unit    text not null                 -- what one scan stands for
) strict, without rowid;
create index item_barcode_item on item_barcode (item);

create trigger item_not_replaced before insert on item when exists (select 1 from item where id = new.id)
begin select raise(abort, 'refused.append_only'); end;
create trigger item_stays before delete on item begin select raise(abort, 'refused.append_only'); end;
create trigger store_place_not_replaced before insert on store_place when exists (select 1 from store_place where id = new.id)
begin select raise(abort, 'refused.append_only'); end;
create trigger store_place_stays before delete on store_place begin select raise(abort, 'refused.append_only'); end;
create trigger giver_not_replaced before insert on giver when exists (select 1 from giver where id = new.id)
begin select raise(abort, 'refused.append_only'); end;
create trigger giver_stays before delete on giver begin select raise(abort, 'refused.append_only'); end;
create trigger item_variant_not_replaced before insert on item_variant when exists (select 1 from item_variant where id = new.id)
begin select raise(abort, 'refused.append_only'); end;
create trigger item_variant_stays before delete on item_variant begin select raise(abort, 'refused.append_only'); end;
create trigger item_barcode_taken before insert on item_barcode when exists (select 1 from item_barcode where code = new.code)
begin select raise(abort, 'refused.barcode_taken'); end;
create trigger item_barcode_stays before update on item_barcode begin select raise(abort, 'refused.barcode_taken'); end;

-- A lot is what came together: one item, one size, one expiry. Its facts stand for good; a
-- wrong receipt is taken back and written anew. A part that was opened or repacked is a
-- lot of its own that points at where it came from (INV-15: opened is never more than there is).
create table lot (
  id        integer primary key,
  item      integer not null references item (id),
  variant   integer not null default 0,   -- 0: no size
  code      text not null default '' check (length(code) <= 60),   -- printed on the pack
  came_on   text not null check (date(came_on) is came_on),
  source    text not null check (source in ('purchase', 'donation', 'opening', 'found', 'opened', 'converted')),
  giver     integer references giver (id),
  expiry    text check (date(expiry) is expiry),   -- the last day on which it may be used
  opened_on text check (date(opened_on) is opened_on),
  parent    integer references lot (id),
  price     integer not null default 0 check (price between 0 and 1000000000000), -- tiyn for price_per smallest units
  price_per integer not null default 1 check (price_per between 1 and 1000000000),
  condition text not null default 'new' check (condition in ('new', 'used')),
  status    text not null default 'usable' check (status in ('usable', 'quarantined', 'recalled', 'damaged')),
  status_note text not null default '' check (length(status_note) <= 400),
  version   integer not null default 1 check (version > 0),
  check ((source in ('opened', 'converted')) = (parent is not null)),
  check (opened_on is null or parent is not null)
) strict;
create index lot_item on lot (item, expiry);
create index lot_parent on lot (parent) where parent is not null;
create index lot_code on lot (code) where code <> '';
create index lot_blocked on lot (status) where status <> 'usable';

create trigger lot_new before insert on lot begin
  select raise(abort, 'refused.append_only') where exists (select 1 from lot where id = new.id);
  select raise(abort, 'refused.lot_expiry_missing') where new.expiry is null
    and exists (select 1 from item where id = new.item and due <> 'none') and new.source <> 'found';
  select raise(abort, 'refused.lot_variant') where new.variant <> 0
    and not exists (select 1 from item_variant where item = new.item and id = new.variant);
  -- What comes out of a lot is good for no longer than the lot.
  select raise(abort, 'refused.lot_outlives') where new.parent is not null and exists (select 1 from lot p
    where p.id = new.parent and p.expiry is not null and (new.expiry is null or new.expiry > p.expiry));
end;
create trigger lot_facts before update on lot
when new.id <> old.id or new.item <> old.item or new.variant <> old.variant or new.came_on <> old.came_on
  or new.source <> old.source or new.giver is not old.giver or new.expiry is not old.expiry
  or new.opened_on is not old.opened_on or new.parent is not old.parent or new.price <> old.price
  or new.price_per <> old.price_per or new.condition <> old.condition or new.code <> old.code
begin select raise(abort, 'refused.lot_facts'); end;
create trigger lot_stays before delete on lot begin select raise(abort, 'refused.append_only'); end;

-- Quantities that were written down keep their meaning.
create trigger item_base_stays before update of base, id on item
when new.id <> old.id or new.base <> old.base and exists (select 1 from lot where item = old.id)
begin select raise(abort, 'refused.item_base_stays'); end;
-- A use-by item stays one while lots are kept by it: else what is past its day came back (INV-16).
create trigger item_due_stays before update of due on item
when old.due = 'use_by' and new.due <> 'use_by' and exists (select 1 from lot where item = old.id)
begin select raise(abort, 'refused.item_due_stays'); end;

-- Arrival kits: what somebody of a kind is given on the first day.
create table kit (
  id      integer primary key,
  kind    text not null check (kind in ('female', 'male', 'child', 'infant')),
  name    text not null check (length(trim(name)) between 1 and 80),
  active  integer not null default 1 check (active in (0, 1)),
  version integer not null default 1 check (version > 0)
) strict;
create unique index kit_kind on kit (kind) where active = 1;
create table kit_line (
  kit     integer not null references kit (id),
  place   integer not null,              -- in the list
  item    integer not null references item (id),
  variant integer not null default 0,    -- 0: her size, or any
  qty     integer not null check (qty between 1 and 1000000000000),
  loan    integer not null default 0 check (loan in (0, 1)),
  days    integer not null default 0 check (days between 0 and 3650),   -- of a loan; 0: until she leaves
  primary key (kit, place)
) strict, without rowid;
create trigger kit_not_replaced before insert on kit when exists (select 1 from kit where id = new.id)
begin select raise(abort, 'refused.append_only'); end;
create trigger kit_stays before delete on kit begin select raise(abort, 'refused.append_only'); end;

-- The size card: what the store needs to know of a resident, and no more.
create table resident_size (
  resident   integer not null references resident (id),
  system     text not null check (system in ('cis', 'eu', 'int', 'shoe', 'height')),
  size       text not null check (length(trim(size)) between 1 and 20),
  changed_at integer not null,
  changed_by integer not null references account (id),
  primary key (resident, system)
) strict, without rowid;

create table stock_setting (
  key   text primary key check (length(key) > 0),
  value text not null
) strict, without rowid;
