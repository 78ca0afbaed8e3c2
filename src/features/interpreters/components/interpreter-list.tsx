import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Disclosure } from '@/components/layout/disclosure'
import { href } from '@/components/layout/href'
import { EmptyState } from '@/components/list/empty-state'
import { PlainList } from '@/components/list/plain-list'
import { dateAt } from '@/domain/dates'
import { longDay } from '@/i18n/format'
import { languageName } from '@/i18n/language-names'
import type { ListedInterpreter } from '../queries/interpreter-list'
import { InterpreterReach } from './interpreter-reach'
import styles from './interpreters.module.css'

/** Whether somebody may be booked, in words. */
const Signed = ({ signedOn }: Pick<ListedInterpreter, 'signedOn'>) => {
  const t = useTranslations('interpreters')
  const locale = useLocale()
  return signedOn ? (
    <span className="soft small">{t('signedOn', { day: longDay(signedOn, locale) })}</span>
  ) : (
    <span className={`${styles.unsigned} small`}>{t('notSigned')}</span>
  )
}

const Item = ({ interpreter }: { interpreter: ListedInterpreter }) => {
  const t = useTranslations('interpreters')
  const locale = useLocale()
  const { id, name, phone, email, languages, signedOn, retiredAt } = interpreter
  return (
    <li className={styles.item}>
      <span>
        <Link href={href('/interpreters/[id]', { id })} prefetch={false}>
          {name}
        </Link>{' '}
        <span className="soft">{languages.map((tag) => languageName(tag, locale)).join(', ')}</span>
      </span>
      <InterpreterReach phone={phone} email={email} />
      {retiredAt ? (
        <span className="soft small">{t('stoppedOn', { day: longDay(dateAt(retiredAt), locale) })}</span>
      ) : (
        <Signed signedOn={signedOn} />
      )}
    </li>
  )
}

type Props = { present: readonly ListedInterpreter[]; retired: readonly ListedInterpreter[]; isEmpty: boolean }

/** Who can be booked, and behind a line who stopped. */
export const InterpreterList = ({ present, retired, isEmpty }: Props) => {
  const t = useTranslations('interpreters')
  if (isEmpty)
    return (
      <EmptyState title={t('emptyTitle')}>
        <p>{t('empty')}</p>
      </EmptyState>
    )
  return (
    <>
      {present.length === 0 ? <p className="soft">{t('noneOfLanguage')}</p> : null}
      <PlainList ruled className={styles.list}>
        {present.map((interpreter) => (
          <Item key={interpreter.id} interpreter={interpreter} />
        ))}
      </PlainList>
      {retired.length > 0 ? (
        <Disclosure summary={t('earlier', { count: retired.length })}>
          <PlainList ruled className={styles.list}>
            {retired.map((interpreter) => (
              <Item key={interpreter.id} interpreter={interpreter} />
            ))}
          </PlainList>
        </Disclosure>
      ) : null}
    </>
  )
}
