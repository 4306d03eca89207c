-- Residents apart from identity, households, names as they are searched, assignments.
-- A question that can go unanswered is x plus x_missing (8 does not know, 9 prefers not to
-- answer, 99 not collected), never both; both null means that nobody has asked yet.
-- Nothing is deleted; a register number stays used.

-- Exactly one head (INV-24): "at least one" by the foreign key, which is checked when the
-- transaction commits, "at most one" by the index resident_one_head.
create table household (
  id            integer primary key,
  head          integer not null,
  head_relation text not null default 'self' check (head_relation = 'self'),
  made_at       integer not null,
  made_by       integer not null references account (id),
  foreign key (id, head, head_relation) references resident (household, id, relation)
    deferrable initially deferred
) strict;

create table resident (
  id            integer primary key,
  register_year integer not null check (register_year between 1990 and 2200),
  register_seq  integer not null check (register_seq > 0),
  register_no   text not null unique
                check (register_no = printf('%04d/%03d', register_year, register_seq)),
  registered_at integer not null,
  registered_by integer not null references account (id),
  registered_on text not null check (date(registered_on) is registered_on),

  -- The word that stands for her everywhere. word_until is the moment from which another
  -- person may be called so: 24 months after she left, the end of time while she is here.
  code_word     text not null check (length(trim(code_word)) between 2 and 60),
  code_key      text not null check (length(code_key) > 1),
  code_base     text not null check (code_key = code_base or code_key like code_base || '-%'),
  code_word_given_at integer not null,
  word_until    integer not null
                check (word_until >= unixepoch(code_word_given_at / 1000, 'unixepoch', '+24 months') * 1000),
  sort_key      blob not null,
  state         text not null default 'expected' check (state in ('expected', 'in', 'left')),

  sex           text check (sex in ('female', 'male')),
  sex_missing   integer check (sex_missing in (8, 9, 99))
    check (sex is null or sex_missing is null),

  -- One source of age and no second, so that no two ages can disagree (INV-22): a day, or an
  -- estimate made on some day, or no answer. born is the day that all rules reckon with.
  birth_day       text check (date(birth_day) is birth_day),
  birth_precision text check (birth_precision in ('day', 'month', 'year')),
  birth_quality   integer check (birth_quality in (1, 2)),
  age_years       integer check (age_years between 0 and 120),
  age_months      integer check (age_months between 0 and 11),
  age_on          text check (date(age_on) is age_on),
  birth_missing   integer check (birth_missing in (8, 9, 99)),
  born            text generated always as (coalesce(birth_day,
                    date(age_on, -age_years || ' years', -coalesce(age_months, 0) || ' months'))) stored
    check ((birth_day is not null) + (age_years is not null) + (birth_missing is not null) <= 1)
    check ((birth_day is null) = (birth_precision is null))
    check ((age_years is null) = (age_on is null))
    check (age_months is null or age_years is not null)
    check ((birth_quality is null) = (birth_day is null and age_years is null))
    check (birth_quality is not 1 or birth_precision is 'day')
    constraint birth_before_register check (birth_day <= registered_on)
    constraint birth_within_a_life check (birth_day >= date(registered_on, '-121 years')),

  citizenship         text check (citizenship glob '[A-Z][A-Z][A-Z]'),
  citizenship_missing integer check (citizenship_missing in (8, 9, 99)),
  citizenship_by_word integer not null default 0 check (citizenship_by_word in (0, 1))
    check (citizenship is null or citizenship_missing is null)
    check (citizenship_by_word = 0 or citizenship is not null),

  languages_missing integer check (languages_missing in (8, 9, 99)),
  interpreter       integer not null default 0 check (interpreter in (0, 1)),

  diet         text check (diet in ('none', 'halal', 'vegetarian', 'infant', 'diabetic', 'other')),
  diet_note    text check (length(diet_note) between 1 and 500),
  diet_missing integer check (diet_missing in (8, 9, 99))
    check (diet is null or diet_missing is null)
    check (diet_note is null or diet is not null),

  allergies         text check (length(allergies) between 1 and 500),
  allergies_missing integer check (allergies_missing in (8, 9, 99))
    check (allergies is null or allergies_missing is null),

  mobility         text check (length(mobility) between 1 and 500),
  mobility_missing integer check (mobility_missing in (8, 9, 99))
    check (mobility is null or mobility_missing is null),

  literacy         text check (length(literacy) between 2 and 100),   -- codes and blanks, or 'none'
  literacy_missing integer check (literacy_missing in (8, 9, 99))
    check (literacy is null or literacy_missing is null),

  alert_text  text check (length(alert_text) between 1 and 500),
  alert_level text check (alert_level in ('high', 'medium', 'low')),
  alert_until integer
    check ((alert_text is null) = (alert_level is null) and (alert_text is null) = (alert_until is null)),

  household     integer not null references household (id) deferrable initially deferred,
  relation      text not null check (relation in ('self', 'child', 'spouse', 'relative', 'unrelated', '99')),
  guardian      integer check (guardian <> id),
  unaccompanied integer not null default 0 check (unaccompanied in (0, 1))
    check (guardian is null or unaccompanied = 0)
    -- INV-24: whoever is under 18 on the day of the last change has a guardian in her household
    -- (the foreign key) or is flagged as unaccompanied.
    constraint child_has_guardian check (guardian is not null or unaccompanied = 1
    or born is null or born <= date(changed_on, '-18 years')),

  changed_at integer not null,
  changed_by integer not null references account (id),
  changed_on text not null check (date(changed_on) is changed_on),
  version    integer not null default 1 check (version > 0),

  foreign key (household, guardian) references resident (household, id) deferrable initially deferred,
  unique (register_year, register_seq),
  unique (household, id),
  unique (household, id, relation)
) strict;

create unique index resident_one_head on resident (household) where relation = 'self';
create index resident_sorted on resident (state, sort_key, id);
create index resident_sorted_all on resident (sort_key, id);
create index resident_word on resident (code_base, word_until, household);
create index resident_word_text on resident (code_word, word_until);
create index resident_word_key on resident (code_key);
create index resident_word_until on resident (word_until, code_base);
create index resident_guardian on resident (guardian) where guardian is not null;
create index resident_seq on resident (register_seq);
create index resident_born on resident (born) where born is not null;

create trigger household_stays before delete on household
begin select raise(abort, 'refused.nothing_deleted'); end;
create trigger household_not_replaced before insert on household
when exists (select 1 from household where id = new.id)
begin select raise(abort, 'refused.nothing_deleted'); end;

create trigger resident_stays before delete on resident
begin select raise(abort, 'refused.nothing_deleted'); end;
create trigger resident_not_replaced before insert on resident
when exists (select 1 from resident where id = new.id or register_no = new.register_no)
begin select raise(abort, 'refused.number_used'); end;
create trigger resident_number_stays before update on resident
when new.id <> old.id or new.register_no <> old.register_no or new.register_year <> old.register_year
  or new.register_seq <> old.register_seq or new.registered_at <> old.registered_at
  or new.registered_by <> old.registered_by or new.registered_on <> old.registered_on
begin select raise(abort, 'refused.number_stays'); end;

-- INV-21: no two residents of the last 24 months share a code word, and no two households
-- share the word before the hyphen.
create trigger resident_word_free before insert on resident
when exists (select 1 from resident r
             where r.code_base = new.code_base
               and r.word_until > new.code_word_given_at and new.word_until > r.code_word_given_at
               and (r.code_key = new.code_key or r.household <> new.household))
  or exists (select 1 from resident r
             where r.code_word = new.code_word
               and r.word_until > new.code_word_given_at and new.word_until > r.code_word_given_at)
begin select raise(abort, 'refused.word_taken'); end;
create trigger resident_word_still_free
before update of code_word, code_key, code_base, code_word_given_at, word_until, household on resident
when exists (select 1 from resident r
             where r.code_base = new.code_base and r.id <> new.id
               and r.word_until > new.code_word_given_at and new.word_until > r.code_word_given_at
               and (r.code_key = new.code_key or r.household <> new.household))
  or exists (select 1 from resident r
             where r.code_word = new.code_word and r.id <> new.id
               and r.word_until > new.code_word_given_at and new.word_until > r.code_word_given_at)
begin select raise(abort, 'refused.word_taken'); end;

-- Who she is. One row a resident; read only through a door that is audited.
create table identity (
  resident       integer primary key references resident (id),
  family         text check (length(family) between 1 and 200),      -- as spoken, any alphabet
  given          text check (length(given) between 1 and 200),
  patronymic     text check (length(patronymic) between 1 and 200),
  family_latin   text check (length(family_latin) between 1 and 200),   -- as in the passport
  given_latin    text check (length(given_latin) between 1 and 200),
  patronymic_latin text check (length(patronymic_latin) between 1 and 200),
  name_quality   integer check (name_quality in (1, 2)),
  name_missing   integer check (name_missing in (8, 9, 99))
    check ((name_quality is not null) = (coalesce(family, given, patronymic,
          family_latin, given_latin, patronymic_latin) is not null))
    check (name_quality is null or name_missing is null),
  national_id    text check (length(national_id) between 1 and 40),
  national_id_missing integer check (national_id_missing in (8, 9, 99))
    check (national_id is null or national_id_missing is null),
  documents_missing integer check (documents_missing in (8, 9, 99)),
  phones_missing integer check (phones_missing in (8, 9, 99)),
  address        text check (length(address) between 1 and 1000),
  address_missing integer check (address_missing in (8, 9, 99))
    check (address is null or address_missing is null),
  relatives      text check (length(relatives) between 1 and 2000),
  relatives_missing integer check (relatives_missing in (8, 9, 99))
    check (relatives is null or relatives_missing is null),
  changed_at     integer not null,
  changed_by     integer not null references account (id),
  version        integer not null default 1 check (version > 0)
) strict;
create trigger identity_stays before delete on identity
begin select raise(abort, 'refused.nothing_deleted'); end;
create trigger identity_not_replaced before insert on identity
when exists (select 1 from identity where resident = new.resident)
begin select raise(abort, 'refused.nothing_deleted'); end;

-- Papers and phones as they stand now; what they were before is in the history.
create table identity_document (
  id       integer primary key,
  resident integer not null references identity (resident),
  kind     text not null check (kind in ('passport', 'id_card', 'birth_certificate', 'return_certificate',
             'residence_permit', 'migration_card', 'marriage_certificate', 'driving_licence', 'other')),
  number   text check (length(number) between 1 and 60),
  number_key text check (length(number_key) > 0),
  country  text check (country glob '[A-Z][A-Z][A-Z]'),
  place    text not null check (place in ('with_her', 'house', 'police', 'embassy', 'exploiter', 'family', 'lost', 'unknown')),
  expires  text check (date(expires) is expires),
  check ((number is null) = (number_key is null))
) strict;
create index identity_document_resident on identity_document (resident);
create index identity_document_number on identity_document (number_key) where number_key is not null;

create table identity_phone (
  id       integer primary key,
  resident integer not null references identity (resident),
  number   text not null check (length(number) between 1 and 40),
  number_key text not null check (length(number_key) > 0),
  whose    text check (length(whose) between 1 and 200),
  safe_to_call    integer not null default 0 check (safe_to_call in (0, 1)),
  safe_to_message integer not null default 0 check (safe_to_message in (0, 1))
) strict;
create index identity_phone_resident on identity_phone (resident);
create index identity_phone_number on identity_phone (number_key);

create trigger identity_document_answered before insert on identity_document
when (select documents_missing from identity where resident = new.resident) is not null
begin select raise(abort, 'refused.answered_and_missing'); end;
create trigger identity_phone_answered before insert on identity_phone
when (select phones_missing from identity where resident = new.resident) is not null
begin select raise(abort, 'refused.answered_and_missing'); end;
create trigger identity_missing_or_answered before update on identity
when new.documents_missing is not null
     and exists (select 1 from identity_document where resident = new.resident)
  or new.phones_missing is not null
     and exists (select 1 from identity_phone where resident = new.resident)
begin select raise(abort, 'refused.answered_and_missing'); end;

create table resident_language (
  resident integer not null references resident (id),
  code     text not null check (code glob '[a-z][a-z]' or code glob '[a-z][a-z][a-z]'),
  quality  text not null check (quality in ('N', 'F', 'S', 'W', 'I')),
  rank     integer not null check (rank > 0),
  primary key (resident, code)
) strict, without rowid;
create index resident_language_code on resident_language (code, resident);
create trigger resident_language_answered before insert on resident_language
when (select languages_missing from resident where id = new.resident) is not null
begin select raise(abort, 'refused.answered_and_missing'); end;
create trigger resident_languages_missing before update of languages_missing on resident
when new.languages_missing is not null
 and exists (select 1 from resident_language where resident = new.id)
begin select raise(abort, 'refused.answered_and_missing'); end;

-- What a search compares: each word of each name, in four ways (package people, keys.go).
create table name_key (
  kind     text not null check (kind in ('exact', 'folded', 'layout', 'sound')),
  key      text not null check (length(key) > 0),
  resident integer not null references resident (id),
  part     text not null check (part in ('family', 'given', 'patronymic')),
  primary key (kind, key, resident, part)
) strict, without rowid;
create index name_key_resident on name_key (resident);

-- Whose resident is it? Opens what a role may see of its own people only.
create table assignment (
  id       integer primary key,
  resident integer not null references resident (id),
  account  integer not null references account (id),
  duty     text not null check (duty in ('key_worker', 'psychologist', 'lawyer', 'nurse')),
  from_at  integer not null,
  to_at    integer check (to_at >= from_at),
  made_by  integer not null references account (id)
) strict;
create unique index assignment_active on assignment (resident, account, duty) where to_at is null;
create index assignment_account on assignment (account) where to_at is null;
create trigger assignment_stays before delete on assignment
begin select raise(abort, 'refused.nothing_deleted'); end;
