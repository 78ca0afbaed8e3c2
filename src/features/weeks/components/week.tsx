import type { TableAddress } from '@/components/table/table-address'
import type { Week as WeekId } from '@/domain/figures/week'
import type { WeekPage } from '../queries/week-page'
import { Balance } from './balance'
import { BySchool } from './by-school'
import { EmptyWeek } from './empty-week'
import { Grades } from './grades'
import { Groups } from './groups'
import { Help } from './help'
import { Homework } from './homework'
import { OwnQuestions } from './own-questions'
import type { ReactNode } from 'react'
import { ReachNumbers, ReachSentence, type ReachLine } from './reach'
import { Themes } from './themes'
import { TooFewFamilies } from './too-few-families'
import { TrendSection } from './trend-section'
import { WeekHead } from './week-head'
import styles from './weeks.module.css'

const Figures = ({ page, week, address }: { page: WeekPage; week: WeekId; address: TableAddress }) => (
  <>
    <Balance page={page} />
    <TrendSection points={page.points} />
    <Homework figures={page.figures} />
    <Grades page={page} />
    <Groups figures={page.figures} />
    <Themes figures={page.figures} />
    <OwnQuestions page={page} />
    <Help page={page} />
    <BySchool page={page} week={week} address={address} />
  </>
)

type Props = {
  page: WeekPage
  week: WeekId
  current: WeekId
  address: TableAddress
  /** More lines for the numbers of reach, and the link to the page of reach. */
  reachLines: readonly ReachLine[]
  reachLink: ReactNode
}

/** The whole week, from reach to agreed help. It shows groups only, never a family. */
export const Week = ({ page, week, current, address, reachLines, reachLink }: Props) => (
  <div className={styles.week}>
    <WeekHead page={page} week={week} current={current} />
    {page.figures.interviews === 0 ? (
      <>
        <EmptyWeek page={page} week={week} />
        {page.figures.reach.attempted > 0 ? (
          <ReachNumbers figures={page.figures} byChooser={page.byChooser} lines={reachLines} />
        ) : null}
        {reachLink}
      </>
    ) : (
      <>
        <ReachSentence figures={page.figures} byChooser={page.byChooser} />
        <ReachNumbers figures={page.figures} byChooser={page.byChooser} lines={reachLines} />
        {reachLink}
        {page.tooFew ? <TooFewFamilies page={page} /> : <Figures page={page} week={week} address={address} />}
      </>
    )}
  </div>
)
