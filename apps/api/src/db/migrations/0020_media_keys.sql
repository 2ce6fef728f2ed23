-- An upload has a key that a URL takes bytes for; what `prepare` keeps of it has another, which no URL reaches.
alter table jobs add column media_key text;
update jobs set media_key = object_key where media_hash is not null;

-- Until then a process is removing the objects of this expired job.
alter table jobs add column swept_until timestamptz;
