-- A job that an API key began is continued by API keys alone; one of a session token has none here.
alter table jobs add column api_key_id uuid;
