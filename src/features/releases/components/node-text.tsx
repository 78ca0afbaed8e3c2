'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { fieldText } from '@/components/form/field-text'
import type { PublishedLevel } from '@/domain/disclosure/policy/publication'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import { saveTextAction } from '../actions'
import type { TextPart, WrittenText } from '../queries/preparation-at'
import { SavingForm } from './saving-form'
import { WrittenBy } from './written-by'

type Props = { preparationId: string; node: string; level: PublishedLevel; text: WrittenText | undefined }

const linesOf = (fields: FormData, name: string) => fieldText(fields, name).split('\n')

/** The comment, the points and the requests of one recipient. */
export const NodeText = ({ preparationId, node, level, text }: Props) => {
  const t = useTranslations('releases.text')
  const router = useRouter()
  const save = useCommand(saveTextAction, { success: t('saved'), onSuccess: () => router.refresh() })
  const input = (fields: FormData) => ({
    preparationId,
    node,
    version: text?.version ?? 0,
    comment: fieldText(fields, 'comment'),
    points: linesOf(fields, 'points'),
    requests: linesOf(fields, 'requests'),
  })
  const part = (path: TextPart, label: string, opensWith: string | undefined, longest: number) => (
    <div>
      <TextField path={path} label={label} opensWith={opensWith} lines={3} longest={longest} />
      <WrittenBy names={text?.writers[path] ?? []} />
    </div>
  )
  const requests = level === 'municipality' ? t('requestsMunicipality') : t('requestsBoard')
  return (
    <SavingForm command={save} input={input} submit={t('save')} isGuarded>
      <h3>{t('title')}</h3>
      <p className="soft small">{t('hint')}</p>
      {part('comment', t('comment'), text?.comment, 1200)}
      {part('points', t('points'), text?.points.join('\n'), 4000)}
      {part('requests', requests, text?.requests.join('\n'), 4000)}
    </SavingForm>
  )
}
