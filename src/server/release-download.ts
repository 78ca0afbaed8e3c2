/**
 * A release as a download, in the requested language or that of the screen. `no-store` keeps it out of caches, from which a
 * withdrawn release could still be read.
 */
import 'server-only'
import { getLocale } from 'next-intl/server'
import type { ReadRelease } from '@/domain/export/read-release'
import type { Locale } from '@/i18n/locale'
import { releaseFile, type ReleaseFormat } from './release-file'

export const releaseDownload = async (
  release: ReadRelease,
  { format, language }: { format: ReleaseFormat; language?: Locale | undefined },
): Promise<Response> => {
  const { name, type, bytes } = await releaseFile(format, release, language ?? (await getLocale()))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
