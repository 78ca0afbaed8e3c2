import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { href } from '@/components/layout/href'
import { languageName } from '@/i18n/language-names'
import { PlainList } from '@/components/list/plain-list'
import { isolatedParts, isolatedText } from '@/domain/isolated-text'
import type { CallCard } from '../queries/call-card'
import type { PastContact } from '../queries/contact-history'
import type { FamilyPage } from '../queries/family-by-id'
import { CallWishes } from './call-wishes'
import { ContactHistory } from './contact-history'
import type { Dialling } from './contact-number'
import { ContactNumbers } from './contact-numbers'
import { SafeContact } from './safe-contact'
import styles from './family.module.css'

type ContactProps = { card: CallCard; dialling: Dialling; children?: ReactNode }

/** How the family is reached and wants to be called, with what `children` add about the next call. */
export const FamilyContact = async ({ card, dialling, children }: ContactProps) => {
  const t = await getTranslations()
  const { nameToUse } = card.preferences
  return (
    <section className={styles.section}>
      <h2>{t('families.page.contact')}</h2>
      {nameToUse ? <p>{t('contact.card.callName', { name: isolatedText(nameToUse) })}</p> : null}
      <ContactNumbers card={card} refreshes dialling={dialling} />
      <SafeContact preferences={card.preferences} />
      <CallWishes card={card} />
      <p className="no-print">
        <Link className="button" href={href('/families/[id]/contact', { id: card.id })} prefetch={false}>
          {t('contact.form.open')}
        </Link>
      </p>
      {children}
    </section>
  )
}

export const FamilyContactHistory = async ({ history }: { history: readonly PastContact[] }) => {
  const t = await getTranslations('contact.history')
  if (history.length === 0) return null
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <ContactHistory history={history} />
    </section>
  )
}

const Children = async ({ rows }: { rows: FamilyPage['children'] }) => {
  const t = await getTranslations('families.page')
  if (rows.length === 0) return <p className="soft">{t('noChildren')}</p>
  return (
    <PlainList className={styles.list}>
      {rows.map(({ id, age, school, board }) => (
        <li key={id}>
          <strong>{t('child', { age })}</strong>{' '}
          {school ? (
            <>
              {school} <span className="soft small">{board}</span>
            </>
          ) : (
            <span className="soft">{t('noSchool')}</span>
          )}
        </li>
      ))}
    </PlainList>
  )
}

export const FamilyFacts = async ({ family }: { family: FamilyPage }) => {
  const t = await getTranslations('families')
  const locale = await getLocale()
  const programme = isolatedParts([family.programme, t(`status.${family.status}`)], ' · ')
  const facts = [
    [t('page.programme'), programme],
    [t('page.caller'), family.caller ?? t('list.noCaller')],
    [t('page.languages'), family.homeLanguages.map((tag) => languageName(tag, locale)).join(', ')],
    [t('page.address'), family.address],
    [t('page.note'), family.note],
  ].filter(([, value]) => value)
  return (
    <>
      <section className={styles.section}>
        <h2>{t('page.children')}</h2>
        <Children rows={family.children} />
      </section>
      <section className={styles.section}>
        <dl className={styles.facts}>
          {facts.map(([term, value]) => (
            <div key={term} style={{ display: 'contents' }}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
