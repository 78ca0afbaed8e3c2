'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useCommand, type Message } from '@/components/form/use-command'
import {
  updateStaffAction,
  disableStaffAction,
  endStaffSessionsAction,
  enableStaffAction,
  resendInvitationAction,
  inviteStaffAction,
  requestFactorClearingAction,
  resetPasswordAction,
} from '../actions'
import type { StaffRow } from '../queries/staff-list'
import type { StaffPost } from './staff-form'
import type { StaffStep } from './staff-menu'

/** Which dialog is open, and for whom. */
export type Asking =
  | { what: 'invite' }
  | { what: 'change' | 'disable' | 'endSessions' | 'resetPassword' | 'clearFactors'; row: StaffRow }
  | { what: 'link'; name: string; link: string; hours: number }
  | null

type Link = { link: string | null; hours: number; waits: boolean }

const idOf = ({ id }: StaffRow) => ({ staffId: id })

/** The steps of the staff screen: from opening a dialog to the message that it is done. */
export const useStaffSteps = () => {
  const t = useTranslations('staff.done')
  const [asking, setAsking] = useState<Asking>(null)
  // A dialog reports that it closed a moment later, when another one may be open already.
  const close = (what: NonNullable<Asking>['what']) => setAsking((now) => (now?.what === what ? null : now))
  const message = useState<Message>(null)

  // With a mail server the link is sent; without one it is shown, to be handed over.
  const mailedText = {
    success: ({ link, waits }: Link, { name }: { name: string }) =>
      link ? '' : waits ? t('waits', { name }) : t('mailed', { name }),
    onSuccess: ({ link, hours }: Link, { name }: { name: string }) =>
      setAsking(link ? { what: 'link', name, link, hours } : null),
  }
  const invite = useCommand(inviteStaffAction, { message, inForm: true, ...mailedText })
  const change = useCommand(
    ({ row, post }: { row: StaffRow; post: StaffPost }) => {
      const { email: _, ...changed } = post
      return updateStaffAction({ ...idOf(row), version: row.version, ...changed })
    },
    {
      message,
      inForm: true,
      success: ({ waits }, { row }) => (waits ? t('waits', { name: row.name }) : t('changed')),
      onSuccess: () => setAsking(null),
    },
  )
  const disable = useCommand((row: StaffRow) => disableStaffAction(idOf(row)), {
    message,
    success: (_, { name }) => t('disabled', { name }),
  })
  const endSessions = useCommand((row: StaffRow) => endStaffSessionsAction(idOf(row)), {
    message,
    success: ({ ended }, { name }) => t('sessionsEnded', { name, ended }),
  })
  const enable = useCommand((row: StaffRow) => enableStaffAction(idOf(row)), {
    message,
    success: (_, { name }) => t('enabled', { name }),
  })
  const resetPassword = useCommand((row: StaffRow) => resetPasswordAction(idOf(row)), { message, ...mailedText })
  const clearFactors = useCommand((row: StaffRow) => requestFactorClearingAction(idOf(row)), {
    message,
    success: (_, { name }) => t('waits', { name }),
  })
  const inviteAgain = useCommand((row: StaffRow) => resendInvitationAction(idOf(row)), { message, ...mailedText })

  const confirm = (command: Pick<typeof disable, 'run'>, row: StaffRow) => {
    setAsking(null)
    void command.run(row)
  }
  const step = (what: StaffStep, row: StaffRow) => {
    if (what === 'enable') void enable.run(row)
    else if (what === 'inviteAgain') void inviteAgain.run(row)
    else setAsking({ what, row })
  }
  return {
    asking,
    setAsking,
    close,
    step,
    invite,
    change,
    disable: (row: StaffRow) => confirm(disable, row),
    endSessions: (row: StaffRow) => confirm(endSessions, row),
    resetPassword: (row: StaffRow) => confirm(resetPassword, row),
    clearFactors: (row: StaffRow) => confirm(clearFactors, row),
    message: message[0],
  }
}
