/** The words of a release in one language, outside React too: a print is made without a page. */
import { createTranslator } from 'use-intl/core'
import type { Locale } from './locale'
import { messagesOf } from './messages'

export const releaseTranslator = (locale: Locale) =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: 'release' })

export type ReleaseTranslator = ReturnType<typeof releaseTranslator>
