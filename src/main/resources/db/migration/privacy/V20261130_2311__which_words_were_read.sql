-- Which words somebody heard: in which language, and with which names in them. Who was there, and as what. What a child says of it, and who gave it for the child.
alter table privacy.consent
  add column text_language     text check (text_language = any (array['fr', 'en', 'ar'])),
  add column text_host         text,
  add column text_origin       text,
  add column text_organisation int references access.organisation,
  add column assent_reason     text,
  add column guardian_id       uuid,
  add constraint assent_of_a_child check (assent = any (array['YES', 'NO', 'COULD_NOT'])),
  add constraint why_a_child_was_not_asked check ((assent is not distinct from 'COULD_NOT') = (assent_reason is not null)),
  add constraint a_guardian_gave_it check (guardian_id is null or guardian),
  -- Of what was written down from here on: the language of the text says so.
  add constraint unsigned_before_a_witness check (text_language is null or not given
    or how_given <> all (array['THUMBPRINT', 'ORAL_WITH_WITNESS']) or witness is not null);
comment on column privacy.consent.text_language is 'internal: in which language the text was read; null where no text was, or before this was noted';
comment on column privacy.consent.text_host is 'internal: the host country that the text named, ISO 3166-1 alpha-3; null where it named none';
comment on column privacy.consent.text_origin is 'internal: the country of origin that it named; null where it named none';
comment on column privacy.consent.text_organisation is 'internal: the names of the organisation in it; null where it named none';
comment on column privacy.consent.assent is 'internal: the child''s own answer, code list assent; null where it was not asked';
comment on column privacy.consent.assent_reason is 'internal: why the child could not be asked, code list assent_reason';
comment on column privacy.consent.guardian_id is 'internal: who of the group gave it for the child; null where it was another guardian, or before this was noted';
comment on column privacy.consent.witness is 'personal: who was there when it was said and not signed, and as what, AES-256-GCM by the person''s key';
