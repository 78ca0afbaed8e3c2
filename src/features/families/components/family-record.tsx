import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AddressText } from '@/components/layout/address-text'
import { contactLinks, contactText } from '@/domain/people/contact-point'
import { languageName } from '@/i18n/language-names'
import { PlainList } from '@/components/list/plain-list'
import type { FamilyPage } from '../queries/family-by-id'
import styles from './family.module.css'

/** One contact point: a link while it works and the family may be called, otherwise plain text. A dead one is marked. */
const ContactPoint = async ({ point, callable }: { point: FamilyPage['contactPoints'][number]; callable: boolean }) => {
  const t = await getTranslations('families.page')
  if (point.state === 'dead')
    return (
      <li>
        <span className={styles.dead}>{contactText(point)}</span> <span className="small">{t('deadNumber')}</span>
      </li>
    )
  return (
    <li>
      {contactLinks(point).map(({ text, href }) =>
        href && callable ? (
          <a key={text} className={styles.number} href={href}>
            <AddressText text={text} />
          </a>
        ) : (
          <span key={text}>
            <AddressText text={text} />
          </span>
        ),
      )}
    </li>
  )
}

export const FamilyContact = async ({ family, children }: { family: FamilyPage; children?: ReactNode }) => {
  const t = await getTranslations('families.page')
  const points = family.contactPoints
  const nothing = points.length === 0 ? 'noContact' : points.every(({ state }) => state === 'dead') ? 'onlyDead' : null
  return (
    <section className={styles.section}>
      <h2>{t('contact')}</h2>
      <PlainList className={styles.list}>
        {points.map((point) => (
          <ContactPoint key={point.id} point={point} callable={family.mayCall} />
        ))}
      </PlainList>
      {nothing ? <p>{t(nothing)}</p> : null}
      <SafeContact identity={family.identity} />
      {children}
    </section>
  )
}

const SafeContact = async ({ identity }: { identity: FamilyPage['identity'] }) => {
  const t = await getTranslations('families.page')
  const { mayLeaveMessage, whoMayHear, safeHours } = identity
  const message = mayLeaveMessage === null ? 'leaveUnknown' : mayLeaveMessage ? 'mayLeave' : 'mayNotLeave'
  return (
    <div>
      <h3>{t('safeContact')}</h3>
      <p>{t(message)}</p>
      {whoMayHear ? <p>{t('whoMayHear', { who: whoMayHear })}</p> : null}
      {safeHours ? <p>{t('safeHours', { hours: safeHours })}</p> : null}
    </div>
  )
}

const Children = async ({ rows }: { rows: FamilyPage['children'] }) => {
  const t = await getTranslations('families.page')
  if (rows.length === 0) return <p className="soft">{t('noChildren')}</p>
  return (
    <PlainList className={styles.list}>
      {rows.map(({ id, age, school }) => (
        <li key={id}>
          <strong>{t('child', { age })}</strong>{' '}
          {school ? (
            <>
              {school.name} <span className="soft small">{school.board.name}</span>
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
  const programme = [family.programme, t(`status.${family.status}`)].filter(Boolean).join(' · ')
  const facts = [
    [t('page.programme'), programme],
    [t('page.caller'), family.caller?.name ?? t('list.noCaller')],
    [t('page.languages'), family.homeLanguages.map((tag) => languageName(tag, locale)).join(', ')],
    [t('page.address'), family.identity.address],
    [t('page.note'), family.identity.note],
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
