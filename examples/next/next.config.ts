import type { NextConfig } from 'next';

process.env.NEXT_TELEMETRY_DISABLED ??= '1';

export default {
  poweredByHeader: false,
  experimental: { turbopackFileSystemCacheForBuild: false },
} satisfies NextConfig;
