import { createHash } from 'node:crypto';
import { AtsError, Certificate, type Creator, type Download, type Network } from '@ats-kit/protocol';
import { type CertificateFacts, attachmentName } from '../certificate/facts.ts';
import type { Config } from '../config.ts';
import type { Selectable } from 'kysely';
import type { Tables } from '../db/tables.ts';
import type { CertificateRenderer, Chain, Clock, Database, Objects } from '../ports.ts';
import { explorerUrl } from './explorer-url.ts';
import type { Principal } from './tokens.ts';
import type { VersionRow } from './work-versions.ts';

export interface Certificates {
  /**
   * URLs of the certificate of a work's newest version, as PDF and as JSON.
   *
   * @throws AtsError `work.not_found` for what is unknown or another's, `work.certificate_unavailable` for what is not
   *   registered, `work.access_forbidden` when the token is for another work
   */
  newest(principal: Principal, workId: string): Promise<Download>;
  /** The same for a version. Whoever calls has seen to it that the work may be read. */
  download(work: Work, version: VersionRow): Promise<Download>;
}

export interface CertificatesOptions {
  config: Config;
  database: Database;
  objects: Objects;
  chain: Chain;
  clock: Clock;
  renderer: CertificateRenderer;
}

/** Raised whenever the same facts are to look different: what was kept is then left behind. */
const DESIGN = 1;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Work = Selectable<Tables['works']>;

async function findWork(database: Database, principal: Principal, workId: string) {
  const work = UUID.test(workId)
    ? await database.selectFrom('works').selectAll().where('id', '=', workId).executeTakeFirst()
    : undefined;
  const isOwn =
    work?.organization_id === principal.organizationId &&
    (work.external_user_ref === null || work.external_user_ref === principal.externalUserRef);
  // Another's work is not even admitted to exist.
  if (!work || !isOwn) throw new AtsError('work.not_found');
  if (work.network !== principal.network) throw new AtsError('session.network_not_allowed');
  if (principal.allowedAtsId !== undefined && principal.allowedAtsId !== work.ats_id)
    throw new AtsError('work.access_forbidden');
  return work;
}

async function newestVersion(database: Database, workId: string): Promise<VersionRow> {
  const version = await database
    .selectFrom('work_versions')
    .selectAll()
    .where('work_id', '=', workId)
    .where('state', '=', 'registered')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!version) throw new AtsError('work.certificate_unavailable');
  return version;
}

/** @throws AtsError `work.certificate_unavailable` while there is nothing on chain */
function certificateOf(work: Work, version: VersionRow, genesisHash: string): Certificate {
  const { ats_id: atsId } = work;
  const {
    tx_hash: txHash,
    block_number: blockNumber,
    block_hash: blockHash,
    registered_at: blockTime,
  } = version;
  if (atsId === null || txHash === null || blockNumber === null || blockHash === null || blockTime === null)
    throw new AtsError('work.certificate_unavailable');
  const creators: Creator[] = version.creators;
  return {
    type: 'ats-certificate',
    version: 1,
    network: work.network,
    genesisHash,
    atsId,
    versionNo: version.version,
    title: work.title,
    mediaHash: version.media_hash,
    creators: creators.map(({ fullName, email, roles, ipi, isni }) => ({
      fullName,
      email,
      roles,
      ipi,
      isni,
    })),
    merkleRoot: version.merkle_root,
    commitment: version.commitment,
    protocolVersion: 1,
    owner: work.owner_address,
    txHash,
    blockNumber,
    blockHash,
    blockTime: blockTime.toISOString(),
  };
}

/** Names of files without what file systems refuse. */
const fileTitle = (title: string) =>
  Array.from(title.replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ').trim())
    .slice(0, 80)
    .join('')
    .trim();

export function createCertificates(options: CertificatesOptions): Certificates {
  const { config, database, objects, chain, clock, renderer } = options;
  const underWay = new Map<string, Promise<void>>();

  const factsOf = (certificate: Certificate, network: Network): CertificateFacts => ({
    certificate,
    json: Buffer.from(`${JSON.stringify(Certificate.encode(certificate), null, 2)}\n`),
    explorerUrl: explorerUrl(config.publicUrl, network, certificate.txHash),
  });

  /** What is made from the same facts is kept under the same key, so it is made once, whoever asks and however often. */
  function keyOf(work: Work, { certificate, json, explorerUrl: url }: CertificateFacts): string {
    const digest = createHash('sha256').update(`${DESIGN}\n${url}\n`).update(json).digest('hex').slice(0, 16);
    return `${work.id}.v${certificate.versionNo}.${digest}`;
  }

  async function make(key: string, facts: CertificateFacts): Promise<void> {
    const pdf = await renderer.render(facts);
    await objects.write(`${key}.json`, facts.json);
    // Last: where the PDF is, everything is.
    await objects.write(`${key}.pdf`, pdf);
  }

  async function ensureMade(key: string, facts: CertificateFacts): Promise<void> {
    if (await objects.head(`${key}.pdf`)) return;
    const making = underWay.get(key) ?? make(key, facts).finally(() => underWay.delete(key));
    underWay.set(key, making);
    await making;
  }

  async function download(work: Work, version: VersionRow): Promise<Download> {
    const certificate = certificateOf(work, version, await chain.genesisHash(work.network));
    const facts = factsOf(certificate, work.network);
    const key = keyOf(work, facts);
    await ensureMade(key, facts);
    const expiresAt = new Date(clock.now().getTime() + config.downloadUrlTtlMs);
    const name = [fileTitle(work.title), `ATS ${certificate.atsId}`]
      .filter((part) => part !== '')
      .join(' – ');
    return {
      url: await objects.downloadUrl(`${key}.pdf`, {
        expiresAt,
        filename: `${name}.pdf`,
        contentType: 'application/pdf',
      }),
      jsonUrl: await objects.downloadUrl(`${key}.json`, {
        expiresAt,
        filename: attachmentName(certificate.atsId),
        contentType: 'application/json',
      }),
      expiresAt: expiresAt.toISOString(),
    };
  }

  return {
    async newest(principal, workId) {
      const work = await findWork(database, principal, workId);
      return download(work, await newestVersion(database, work.id));
    },
    download,
  };
}
