/**
 * Prints a release. The same release gives the same bytes: the date of the document is the day of publication, not of
 * printing.
 */
import 'server-only'
import type { WordedRelease } from '@/i18n/worded-release-shape'
import { printPdf } from './print-pdf'

export const releasePdf = (wordedRelease: WordedRelease): Promise<Uint8Array> => printPdf('release', wordedRelease)
