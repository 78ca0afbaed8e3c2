'use client'

import { useTranslations } from 'next-intl'
import { fieldText } from '@/components/form/field-text'
import type { PublishedLevel } from '@/domain/disclosure/policy/publication'
import { writeTextAction } from '../actions'
import type { TextPart, WrittenText } from '../queries/preparation'
import { SavingForm } from './saving-form'
import { TextArea } from './text-fields'
import { WrittenBy } from './written-by'

type Props = { preparationId: string; node: string; level: PublishedLevel; text: WrittenText | undefined }

const linesOf = (fields: FormData, name: string) => fieldText(fields, name).split('\n')

/** The comment, the points and the requests of one recipient. */
export const NodeText = ({ preparationId, node, level, text }: Props) => {
  const t = useTranslations('releases.text')
  const send = (fields: FormData) =>
    writeTextAction({
      preparationId,
      node,
      version: text?.version ?? 0,
      comment: fieldText(fields, 'comment'),
      points: linesOf(fields, 'points'),
      requests: linesOf(fields, 'requests'),
    })
  const by = (part: TextPart) => <WrittenBy names={text?.writers[part] ?? []} />
  const asked = level === 'municipality' ? t('requestsMunicipality') : t('requestsBoard')
  return (
    <SavingForm send={send} submit={t('save')} saved={t('saved')} isGuarded>
      <h3>{t('title')}</h3>
      <p className="soft small">{t('hint')}</p>
      <TextArea
        name="comment"
        label={t('comment')}
        text={text?.comment ?? ''}
        rows={3}
        longest={1200}
        below={by('comment')}
      />
      <TextArea
        name="points"
        label={t('points')}
        text={text?.points.join('\n') ?? ''}
        rows={3}
        longest={4000}
        below={by('points')}
      />
      <TextArea
        name="requests"
        label={asked}
        text={text?.requests.join('\n') ?? ''}
        rows={3}
        longest={4000}
        below={by('requests')}
      />
    </SavingForm>
  )
}
