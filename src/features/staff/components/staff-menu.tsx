'use client'

import { Menu } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { href } from '@/components/layout/href'
import { isolatedText } from '@/domain/isolated-text'
import styles from './staff.module.css'
import type { StaffRow } from '../queries/staff-list'

export type StaffStep =
  'change' | 'inviteAgain' | 'resetPassword' | 'clearFactors' | 'endSessions' | 'disable' | 'enable'

/**
 * The steps offered for somebody in this state. The commands check for themselves; the menu leaves out what would be
 * refused.
 */
const stepsOf = (row: StaffRow, isOwn: boolean): StaffStep[] => {
  if (row.state === 'disabled') return ['change', 'enable']
  const waiting = row.state !== 'active'
  const link: StaffStep[] = waiting ? ['inviteAgain'] : isOwn ? [] : ['resetPassword', 'clearFactors', 'endSessions']
  return ['change', ...link, ...(isOwn ? [] : (['disable'] as const))]
}

type Props = { row: StaffRow; isOwn: boolean; onStep: (step: StaffStep) => void }

export const StaffMenu = ({ row, isOwn, onStep }: Props) => {
  const t = useTranslations('staff.menu')
  const opener = useRef<HTMLButtonElement>(null)
  // The menu item disappears with the menu, so a dialog that it opens returns the focus to the button.
  const choose = (step: StaffStep) => {
    opener.current?.focus()
    onStep(step)
  }
  return (
    <Menu position="bottom-end" shadow="none" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button
          ref={opener}
          type="button"
          className={`button button-quiet ${styles.menu}`}
          aria-label={t('label', { name: isolatedText(row.name) })}
        >
          {t('open')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {stepsOf(row, isOwn).map((step) => (
          <Menu.Item key={step} onClick={() => choose(step)} mih={44} fz="md">
            {t(step)}
          </Menu.Item>
        ))}
        <Menu.Item component={Link} href={href('/staff/[id]/views', { id: row.id })} prefetch={false} mih={44} fz="md">
          {t('views')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
