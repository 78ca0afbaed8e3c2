/** Translates the words of a release. Works outside React too, because a PDF is made without a page. */
import { createTranslator } from 'use-intl/core'
import type { Locale } from './locale'
import { messagesOf } from './messages'

export const releaseTranslator = (locale: Locale) =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: 'release' })

export type ReleaseTranslator = ReturnType<typeof releaseTranslator>
