import test from 'ava';
import {drawBody} from '../../../../source/interface/screens/index.js';
import {charmScreens} from '../../../_helpers/charm-screens.js';
import {linesText, usualArea} from '../../../_helpers/page-text.js';

const screens = charmScreens();

const read = (name: string): string => {
	const state = screens[name];
	return state ? linesText(drawBody(state, usualArea), usualArea) : '';
};

test('The list says which charms are behind, in trouble or being removed, and from what revision to what', t => {
	t.is(read('charms'), ` Which charm of aws:web shall be upgraded?               2 behind, asked 2s ago

        APPLICATION  REV  NEWER  CHANNEL        UNITS
   [ ]  mine           3  local  -                  1
 ▸ [x]  mysql        151    153  8.0/stable         2  ! behind
    -   old          151      -  8.0/stable         1  ✘ being removed
   [ ]  telegraf      75      -  latest/stable      1
   [x]  wordpress     42      -  latest/stable      2  ✘ 1 in trouble

 mysql revision 151, Charmhub, channel 8.0/stable, on ubuntu@22.04. Revision
 153 is newer.

 2 are ticked: Enter plans them, one after the other. Tab shows another model.`);
});

test('A field says what to type, in what form, and that nothing is sent', t => {
	t.is(read('charm field'), ` mysql: Which revision shall it be?

   A number, such as 29. An older one goes back.

   Revision  29█

   A revision is fixed: later upgrades without one take the newest of the
   channel.
   Left empty it stays as it is. Nothing is sent by this.`);
});

test('Before an order runs its exact command and its units are shown', t => {
	t.is(read('charm ready'), ` mysql: newest revision                                                  1 of 2
   juju refresh -m aws:admin/web --no-browser-login mysql
   Nothing has run yet. Enter shows the question.

   UNIT       CHARM      STATE          SINCE  MESSAGE
   mysql/0 *  151        ✔ settled         2m  Unit is ready
 ▸ mysql/1    151        ✔ settled         2m  Unit is ready

   mysql/1: active, Unit is ready.`);
});

test('A refusal has Juju\'s own words, what to do, and that nothing was changed', t => {
	t.is(read('charm refused'), ` mysql: newest revision                                                  1 of 2
   juju refresh -m aws:admin/web --no-browser-login mysql
 ✘ Juju refused: the new charm does not have the relation db, which is in
   use.
   Order a charm that has it, or remove the relation first.
   ERROR cannot upgrade application "mysql" to charm
   "ch:amd64/jammy/mysql-153": would break relation "wordpress:db mysql:db"
   Nothing was changed. Enter tries again, o changes the order, n goes on
   without it.

   UNIT       CHARM      STATE          SINCE  MESSAGE
   mysql/0 *  151        ✔ settled         2m  Unit is ready
 ▸ mysql/1    151        ✔ settled         2m  Unit is ready

   mysql/1: active, Unit is ready.`);
});

test('While units change their charm each one shows its own, its state, and whether it still has its settings from before', t => {
	t.is(read('charm waiting'), ` mysql   █████···········   1 of 3 units in 4m 12s            151 → 153  1 of 2
 2 of 3 units do not have the charm of the application yet: mysql/1, mysql/2.

 2 of 3 units still have the charm and see the settings from before.

   UNIT       CHARM      STATE          SINCE  MESSAGE
   mysql/0 *  151 → 153  ✔ upgraded       30s  Primary
 ▸ mysql/1    151        ✘ error           1m  hook failed: "upgrade-charm"
   mysql/2    151        · not yet        20m

   mysql/1: error, hook failed: "upgrade-charm". It has the charm of revision
   151. A unit that has not been upgraded goes on with its settings from
   before; later changes do not reach it. Enter shows what helps.`);
});

test('A silent controller is said to be, and how old the units on the screen are', t => {
	t.is(read('charm silence'), ` Controller has not answered for 1m 52s. Not usual while a charm is upgraded.
   Asked 14 times. Last words: connection refused
   Units that have the order go on as far as they can; the others wait for the
   controller.
   The units below are as they were 2s ago.

 mysql   █████···········   1 of 3 units in 4m 12s            151 → 153  1 of 2
 2 of 3 units still have the charm and see the settings from before.

   UNIT       CHARM      STATE          SINCE  MESSAGE
   mysql/0 *  151 → 153  ✔ upgraded       30s  Primary
 ▸ mysql/1    151        ✘ error           1m  hook failed: "upgrade-charm"
   mysql/2    151        · not yet        20m

   mysql/1: error, hook failed: "upgrade-charm". It has the charm of revision
   151. A unit that has not been upgraded goes on with its settings from
   before; later changes do not reach it. Enter shows what helps.`);
});

test('Before and after: what changed as foretold, and what is as before', t => {
	t.is(read('charm verify'), ` ✔ mysql is upgraded.                                                 151 → 153
   All 3 units said so in 3 answers in a row over 14s. Took 4m 12s.

                   WHAT              BEFORE     AFTER
   ✔ as foretold   revision          151        153
   ✔ as foretold   workload version  8.0.34     8.0.36
   ✔ as foretold   setting port      not there  3306
     New with this charm.

   As before: charm, origin, channel, base, 3 settings.

 Enter goes on. Next: wordpress. z goes back to the charm from before.`);
});

test('At the end each application has what came of it, and the reason of the one under the cursor', t => {
	t.is(read('charm done'), ` ! 1 of 3 applications of aws:web has what was ordered.

   ✔ upgraded        mysql      151 → 153  in 4m 12s
 ▸ ✘ refused         wordpress  ?          Juju refused: the new charm does no…
   · left out        telegraf   ?

   Why       Juju refused: the new charm does not have the relation db, which
             is in use.
   To do     Order a charm that has it, or remove the relation first.

 Enter goes back to where charms were opened from.`);
});
