-- An organisation outside, such as a shelter or a clinic, is an office of its own below the office it helps: its people see what was handed to it.
alter table access.office drop constraint office_kind_check;
alter table access.office add constraint office_kind_check check (kind in ('HOST', 'SUB_OFFICE', 'ORIGIN', 'PARTNER'));
alter table access.office drop constraint office_check;
alter table access.office add constraint office_check check ((kind in ('SUB_OFFICE', 'PARTNER')) = (parent is not null));
comment on column access.office.parent is 'public: the office above, for sub-offices; the office it helps, for partners';
