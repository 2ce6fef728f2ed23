import {
  ApiKeyList,
  Confirmation,
  CreateApiKey,
  CreateSession,
  CreatedApiKey,
  CreatorList,
  Download,
  InitVersion,
  InitVersionUpload,
  InitWork,
  Job,
  JobReference,
  Quote,
  Session,
  Stats,
  TransactionFrame,
  TransactionStatus,
  UploadJob,
  type ValueOf,
  VersionList,
  WorkDetails,
  WorkPage,
} from '@ats-kit/protocol';
import { z } from 'zod';
import type { JSONSchema } from 'zod/v4/core';

/** The messages that routes take and give, under the names that they have in the OpenAPI document. */
export const SCHEMAS = {
  ApiKeyList,
  Confirmation,
  CreateApiKey,
  CreateSession,
  CreatedApiKey,
  CreatorList,
  Download,
  InitVersion,
  InitVersionUpload,
  InitWork,
  Job,
  JobReference,
  Quote,
  Session,
  Stats,
  TransactionFrame,
  TransactionStatus,
  UploadJob,
  VersionList,
  WorkDetails,
  WorkPage,
} as const;

export type SchemaName = keyof typeof SCHEMAS;
export type ValueNamed<Name extends SchemaName> = ValueOf<(typeof SCHEMAS)[Name]>;
export type JsonSchema = JSONSchema.BaseSchema;

/** A message as JSON Schema (2020-12): the JSON as it travels, before anything is trimmed or filled in. */
export function jsonSchemaOf(name: SchemaName): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(SCHEMAS[name].wire, { io: 'input' });
  return schema;
}
