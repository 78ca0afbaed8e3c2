import { useLocale, useTranslations } from 'next-intl'
import { AddEntry } from './add-entry'

type Props = { interviewId: string; concernId: string; mayWithdraw: boolean }

/** Adding to a concern, and withdrawing what one may withdraw of it. */
export const EntryActions = ({ interviewId, concernId, mayWithdraw }: Props) => {
  const t = useTranslations('concerns')
  const end = { cancel: t('cancel'), sent: String(t.raw('sent')), coordinators: t('coordinators') }
  const entryContext = { interviewId, concernId, locale: useLocale() }
  const add = { opens: t('add'), label: t('addText'), hint: t('kept'), save: t('save'), ...end }
  const withdraw = {
    opens: t('withdraw'),
    label: t('withdrawText'),
    hint: t('withdrawKept'),
    save: t('withdraw'),
    ...end,
  }
  return (
    <>
      <AddEntry {...entryContext} kind="raised" texts={add} />
      {mayWithdraw ? <AddEntry {...entryContext} kind="withdrawn" texts={withdraw} /> : null}
    </>
  )
}
