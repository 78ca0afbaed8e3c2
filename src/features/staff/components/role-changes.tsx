import { getLocale, getTranslations } from 'next-intl/server'
import { PlainList } from '@/components/list/plain-list'
import { isolatedText } from '@/domain/isolated-text'
import { moment } from '@/i18n/format'
import type { RoleChange } from '../queries/role-changes'
import styles from './access-section.module.css'

/** Tells every administrator who got which role of late. */
export const RoleChanges = async ({ changes }: { changes: readonly RoleChange[] }) => {
  if (changes.length === 0) return null
  const [t, role, locale] = [
    await getTranslations('staff.access'),
    await getTranslations('frame.roles'),
    await getLocale(),
  ]
  return (
    <section className={styles.section} aria-labelledby="role-changes">
      <h2 id="role-changes">{t('changes.title')}</h2>
      <PlainList>
        {changes.map(({ id, name, from, to, by, byGroups, at }) => (
          <li key={id} className="small">
            {from
              ? t('changes.changed', { name: isolatedText(name), from: role(from), to: role(to) })
              : t('changes.given', { name: isolatedText(name), to: role(to) })}{' '}
            <span className="soft">
              {t('changes.by', {
                by: isolatedText(by ?? t(byGroups ? 'provider' : 'operator')),
                at: moment(at, locale),
              })}
            </span>
          </li>
        ))}
      </PlainList>
    </section>
  )
}
