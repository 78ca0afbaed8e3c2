import { useMessages, useTranslations } from 'next-intl'
import { PlainList } from '@/components/list/plain-list'
import { offeredLinks } from '@/domain/people/outgoing-message'
import type { CallCard } from '../queries/call-card'
import { ContactNumber, type Dialling } from './contact-number'
import styles from './contact-card.module.css'

type Props = { card: CallCard; refreshes?: boolean; dialling?: Dialling | undefined }

/**
 * The numbers and addresses of a family, those that work first and numbers before addresses. A wrong one can be replaced on the
 * spot; `refreshes` loads the page anew afterwards.
 */
export const ContactNumbers = ({ card, refreshes = false, dialling }: Props) => {
  const t = useTranslations('contact.card')
  const { replace } = useMessages().contact
  const { mayCall } = card
  const { mayLeaveMessage } = card.preferences
  const points = card.contactPoints.toSorted(
    (a, b) =>
      Number(a.state === 'dead') - Number(b.state === 'dead') ||
      Number(a.kind === 'email') - Number(b.kind === 'email'),
  )
  return (
    <>
      {points.every(({ state }) => state === 'dead') ? <p>{t('noNumber')}</p> : null}
      <PlainList className={styles.numbers}>
        {points.map((point) => (
          <ContactNumber
            key={point.id}
            familyId={card.id}
            pointId={point.id}
            kind={point.kind}
            links={offeredLinks(point, { mayCall, mayLeaveMessage })}
            dialling={dialling}
            closed={point.state === 'dead' ? t('closed') : null}
            texts={replace}
            refreshes={refreshes}
          />
        ))}
      </PlainList>
    </>
  )
}
