import fs from 'node:fs'
import createNextIntlPlugin from 'next-intl/plugin'

/** The words that stand in the application's own addresses: of a path, the request log writes these and nothing else. */
const pathWords = fs
  .readdirSync(new URL('./src/app', import.meta.url), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory() && /^[a-z-]+$/.test(entry.name))
  .map(({ name }) => name)

const withNextIntl = createNextIntlPlugin('./src/i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  // Tests build into a folder of their own.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  allowedDevOrigins: ['127.0.0.1'],
  // A type error stops the build. Only the tests, whose step before it has checked the same types, do not check them twice.
  typescript: { ignoreBuildErrors: process.env.NABIJ_TYPES_CHECKED === 'by npm test' },
  serverExternalPackages: [
    '@myriaddreamin/typst-ts-node-compiler',
    '@node-rs/argon2',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    '@zxcvbn-ts/language-en',
    '@zxcvbn-ts/language-nl-be',
    'graphile-worker',
    'nodemailer',
    'pg',
  ],
  env: { NABIJ_PATH_WORDS: [...new Set(pathWords)].toSorted().join(' ') },
  // No picture of ours is resized, and the resizer writes what a visitor asks for into the log.
  images: { unoptimized: true },
  experimental: {
    // A page loads its own styles. Next's own way puts those of almost every page into one file, which the interview then loads too.
    cssChunking: { type: 'graph', requestCost: 1_000, weightDistribution: 0.5 },
  },
}

export default withNextIntl(config)
