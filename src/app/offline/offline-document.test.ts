import { expect, test } from 'vitest'
import { latestInstrument } from '@/domain/instrument/instrument'
import { locales } from '@/i18n/locale'
import { offlineTexts } from '@/i18n/offline-texts'
import { textsOf } from '@/i18n/texts-of-version'
import { offlineDocument } from './offline-document'

const html = offlineDocument({ style: 'a{}', script: 'b()', icon: 'data:,' })
// React writes these signs as entities.
const plain = html.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')

test.each(locales)('the page for when there is no network has its texts and every question in %s', (locale) => {
  const { title, lead, retry, organisation } = offlineTexts[locale]
  for (const text of [title, lead, retry]) expect(plain).toContain(text)
  const { questions } = textsOf(latestInstrument.version, locale)
  for (const { wording } of Object.values(questions))
    expect(plain).toContain(wording.replaceAll('{organisation}', organisation))
})

test('it has no placeholder, and no script but its own', () => {
  expect(plain).not.toMatch(/\{\w+\}/)
  expect(html.match(/<script/g)).toHaveLength(1)
  expect(html).not.toMatch(/ (on\w+|style)=/)
})
