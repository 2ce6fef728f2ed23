import { mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';

export interface SwiftPorts {
  proxy: number;
  account: number;
  container: number;
  object: number;
  memcached: number;
}

export const STORAGE = ['account', 'container', 'object'] as const;
export const CREDENTIALS = { accessKeyId: 'test:tester', secretAccessKey: 'testing' };
export const REGION = 'us-east-1';
export const configOf = (folder: string, server: string) => path.join(folder, 'etc', `${server}.conf`);

type Section = Record<string, string | number>;

const ini = (sections: Record<string, Section>) =>
  Object.entries(sections)
    .map(
      ([name, values]) =>
        `[${name}]\n${Object.entries(values)
          .map(([key, value]) => `${key} = ${value}\n`)
          .join('')}`,
    )
    .join('\n');

const egg = (name: string, values: Section = {}): Section => ({ use: `egg:swift#${name}`, ...values });

/** One process each, so that ending it ends all of it. */
const common = (folder: string, port: number): Section => ({
  bind_ip: '127.0.0.1',
  bind_port: port,
  user: userInfo().username,
  swift_dir: path.join(folder, 'etc'),
  workers: 0,
  log_level: 'WARNING',
});

const storage = (folder: string, server: (typeof STORAGE)[number], port: number) => ({
  DEFAULT: {
    ...common(folder, port),
    devices: path.join(folder, 'srv'),
    mount_check: 'false',
    disable_fallocate: 'true',
  },
  'pipeline:main': { pipeline: `${server}-server` },
  [`app:${server}-server`]: egg(server, { recon_cache_path: path.join(folder, 'cache') }),
});

const proxy = (folder: string, ports: SwiftPorts) => ({
  DEFAULT: { ...common(folder, ports.proxy), cors_allow_origin: '*' },
  'pipeline:main': { pipeline: 'catch_errors cache bulk s3api tempauth slo dlo proxy-server' },
  'app:proxy-server': egg('proxy', { account_autocreate: 'true', allow_account_management: 'true' }),
  'filter:catch_errors': egg('catch_errors'),
  'filter:cache': egg('memcache', { memcache_servers: `127.0.0.1:${ports.memcached}` }),
  'filter:bulk': egg('bulk'),
  'filter:slo': egg('slo'),
  'filter:dlo': egg('dlo'),
  'filter:tempauth': egg('tempauth', { user_test_tester: `${CREDENTIALS.secretAccessKey} .admin` }),
  'filter:s3api': egg('s3api', {
    location: REGION,
    s3_acl: 'false',
    check_bucket_owner: 'false',
    cors_preflight_allow_origin: '*',
  }),
});

/** All that the servers of one node read, below a folder of its own. */
export async function writeSettings(folder: string, ports: SwiftPorts): Promise<void> {
  for (const name of ['etc', 'srv/d1', 'cache']) await mkdir(path.join(folder, name), { recursive: true });
  const swift = ini({
    'swift-hash': { swift_hash_path_suffix: 'test', swift_hash_path_prefix: 'test' },
    'storage-policy:0': { name: 'p0', default: 'yes' },
    'swift-constraints': { max_file_size: 5_368_709_122 },
  });
  await writeFile(path.join(folder, 'etc/swift.conf'), swift);
  for (const server of STORAGE)
    await writeFile(configOf(folder, server), ini(storage(folder, server, ports[server])));
  await writeFile(configOf(folder, 'proxy'), ini(proxy(folder, ports)));
}

/** Writes the three rings in one process: the command line takes nine. Arguments: folder, then a name and a port each. */
export const RINGS = `
import sys
from swift.common.ring import RingBuilder
folder, *rest = sys.argv[1:]
for name, port in zip(rest[::2], rest[1::2]):
    builder = RingBuilder(4, 1, 0)
    builder.add_dev({'id': 0, 'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': int(port), 'weight': 1, 'device': 'd1',
                     'replication_ip': '127.0.0.1', 'replication_port': int(port), 'meta': ''})
    builder.rebalance()
    builder.get_ring().save(folder + '/etc/' + name + '.ring.gz')
`;
