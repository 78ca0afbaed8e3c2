'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Dialog } from '@/components/form/dialog'
import { isolatedText } from '@/domain/isolated-text'
import type { ReaderNodes } from '../queries/reader-nodes'
import { LinkToHandOver } from './link-to-hand-over'
import { StaffForm } from './staff-form'
import type { useStaffSteps } from './use-staff-steps'

type Props = { steps: ReturnType<typeof useStaffSteps>; places: ReaderNodes; hasMail: boolean; own: string }

export const StaffDialogs = ({ steps, places, hasMail, own }: Props) => {
  const t = useTranslations('staff')
  const frame = useTranslations('frame.actions')
  const { asking, close } = steps
  const changedRow = asking?.what === 'change' ? asking.row : null
  const leaving = asking?.what === 'disable' ? asking.row : null
  const strandedRow = asking?.what === 'endSessions' ? asking.row : null
  const forgetting = asking?.what === 'resetPassword' ? asking.row : null
  const lockedOutRow = asking?.what === 'clearFactors' ? asking.row : null
  const newLink = asking?.what === 'link' ? asking : null
  return (
    <>
      <Dialog open={asking?.what === 'invite'} title={t('inviteDialog.title')} onClose={() => close('invite')}>
        <p className="small soft">{hasMail ? t('inviteDialog.mailed') : t('inviteDialog.handed')}</p>
        <StaffForm
          places={places}
          pending={steps.invite.pending}
          onSend={steps.invite.run}
          onCancel={() => close('invite')}
        />
      </Dialog>
      <Dialog open={changedRow !== null} title={t('changeDialog.title')} onClose={() => close('change')}>
        {changedRow && (
          <StaffForm
            row={changedRow}
            isOwn={changedRow.id === own}
            places={places}
            pending={steps.change.pending}
            onSend={(post) => steps.change.run({ row: changedRow, post })}
            onCancel={() => close('change')}
          />
        )}
      </Dialog>
      <Dialog
        open={newLink !== null}
        title={t('linkDialog.title', { name: isolatedText(newLink?.name ?? '') })}
        onClose={() => close('link')}
      >
        {newLink && <LinkToHandOver link={newLink.link} hours={newLink.hours} onClose={() => close('link')} />}
      </Dialog>
      <ConfirmDialog
        open={leaving !== null}
        title={t('disableDialog.title', { name: isolatedText(leaving?.name ?? '') })}
        text={t('disableDialog.text', { name: isolatedText(leaving?.name ?? '') })}
        confirm={t('disableDialog.confirm')}
        cancel={frame('cancel')}
        onConfirm={() => leaving && steps.disable(leaving)}
        onCancel={() => close('disable')}
      />
      <ConfirmDialog
        open={strandedRow !== null}
        title={t('endSessionsDialog.title', { name: isolatedText(strandedRow?.name ?? '') })}
        text={t('endSessionsDialog.text', { name: isolatedText(strandedRow?.name ?? '') })}
        confirm={t('endSessionsDialog.confirm')}
        cancel={frame('cancel')}
        onConfirm={() => strandedRow && steps.endSessions(strandedRow)}
        onCancel={() => close('endSessions')}
      />
      <ConfirmDialog
        open={forgetting !== null}
        title={t('resetDialog.title', { name: isolatedText(forgetting?.name ?? '') })}
        text={t('resetDialog.text', { name: isolatedText(forgetting?.name ?? '') })}
        confirm={t('resetDialog.confirm')}
        cancel={frame('cancel')}
        onConfirm={() => forgetting && steps.resetPassword(forgetting)}
        onCancel={() => close('resetPassword')}
      />
      <ConfirmDialog
        open={lockedOutRow !== null}
        title={t('clearFactorsDialog.title', { name: isolatedText(lockedOutRow?.name ?? '') })}
        text={t('clearFactorsDialog.text', { name: isolatedText(lockedOutRow?.name ?? '') })}
        confirm={t('clearFactorsDialog.confirm')}
        cancel={frame('cancel')}
        onConfirm={() => lockedOutRow && steps.clearFactors(lockedOutRow)}
        onCancel={() => close('clearFactors')}
      />
    </>
  )
}
