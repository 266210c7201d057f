import { html } from 'lit';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { showLanguage } from '#client/messages.ts';
import { Element } from '#client/ui/element.ts';
import { checkboxes, radios, selectField, textArea, textField, tickBox } from '#client/ui/field.ts';
import { fieldId, FormErrors, missing, readForm, submitting } from '#client/ui/form.ts';
import { settled } from './support.ts';

class TestForm extends Element {
  readonly errors = new FormErrors(this);

  protected override render() {
    return html`<main>
      <h1>Test</h1>
      ${this.errors.summary()}
      <form novalidate>
        ${textField(this.errors, { name: 'title/en', label: 'Title', hint: 'In English.' })}
        ${textField(this.errors, { name: 'password', label: 'Password', type: 'password' })}
        ${textField(this.errors, { name: 'max', label: 'Most', type: 'number', value: 2 })}
        ${textArea(this.errors, { name: 'case', label: 'Case', max: 20, value: 'First words' })}
        ${selectField(this.errors, {
          name: 'language',
          label: 'Language',
          value: 'fr',
          choices: [
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ],
        })}
        ${radios(this.errors, {
          name: 'secrecy',
          label: 'Secrecy',
          choices: [
            { value: 'recorded', label: 'Recorded' },
            { value: 'secret', label: 'Secret' },
          ],
        })}
        ${checkboxes(this.errors, {
          name: 'offices',
          label: 'Offices',
          choices: [
            { value: 'administration', label: 'Administration' },
            { value: 'auditor', label: 'Auditor' },
          ],
          chosen: ['auditor'],
        })}
        ${tickBox(this.errors, { name: 'dates/open', label: 'Open to observers' })}
      </form>
    </main>`;
  }
}

let page: TestForm;
const field = (name: string) => page.querySelector<HTMLInputElement>(`#${fieldId(name)}`)!;
const form = () => page.querySelector('form')!;

beforeAll(() => customElements.define('test-form', TestForm));

beforeEach(async () => {
  await showLanguage('en');
  page = document.createElement('test-form') as TestForm;
  document.body.replaceChildren(page);
  await page.updateComplete;
});

afterEach(() => page.remove());

describe('readForm', () => {
  it('builds the body that the names describe and leaves out what is empty', () => {
    field('title/en').value = '  Health  ';
    field('password').value = ' kept as typed ';
    expect(readForm(form())).toEqual({
      title: { en: 'Health' },
      password: ' kept as typed ',
      max: 2,
      case: 'First words',
      language: 'fr',
      offices: ['auditor'],
      dates: { open: false },
    });
  });

  it('gives every box that is ticked, the radio that is chosen, and what is no number as it was typed', () => {
    for (const box of page.querySelectorAll<HTMLInputElement>('[type=checkbox]')) box.checked = true;
    page.querySelectorAll<HTMLInputElement>('[type=radio]')[1]!.checked = true;
    field('max').value = 'two';
    expect(readForm(form())).toMatchObject({
      offices: ['administration', 'auditor'],
      secrecy: 'secret',
      dates: { open: true },
      max: 'two',
    });
  });
});

describe('FormErrors', () => {
  it('shows the reasons of a rule in the summary and at the fields, in the order of the fields', async () => {
    page.errors.show([missing('/case'), missing('/title/en')]);
    await page.updateComplete;
    const summary = page.querySelector<HTMLElement>('.summary')!;
    expect(document.activeElement).toBe(summary);
    expect(document.title).toMatch(/^Error: /);
    const links = [...summary.querySelectorAll('a')];
    expect(links.map((link) => link.textContent)).toEqual(['Title: Enter this.', 'Case: Enter this.']);
    const input = field('title/en');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const described = input
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(['In English.', 'Title: Enter this.']);
    links[0]!.click();
    expect(document.activeElement).toBe(input);
  });

  it('shows a refusal of the server: its reasons, those of a list at the list, and those of no field without a link', async () => {
    const errors = [
      { reason: 'notAChoice', pointer: '/offices/0', detail: '' },
      { reason: 'aReasonOfTomorrow', pointer: '/elsewhere', detail: 'In the words of the server.' },
    ];
    page.errors.show({ code: 'notAcceptable', status: 422, title: '', errors });
    await page.updateComplete;
    const lines = [...page.querySelectorAll('.summary li')];
    expect(lines.map((line) => line.textContent)).toEqual([
      'Offices: Choose one of the values that are offered.',
      'In the words of the server.',
    ]);
    expect(lines.map((line) => line.querySelector('a') !== null)).toEqual([true, false]);
    expect(page.querySelector('fieldset.wrong')?.getAttribute('aria-describedby')).toBe(`${fieldId('offices')}-error`);
  });

  it('says what a refusal without reasons says, with its values, and an instant in the official time', async () => {
    page.errors.show({ code: 'tooManyTries', status: 429, title: '', values: { seconds: 30 }, errors: [] });
    await page.updateComplete;
    expect(page.querySelector('.summary p')?.textContent).toContain('Wait 30 seconds');
    page.errors.clear();
    await page.updateComplete;
    expect(page.querySelector('.summary')).toBeNull();
    expect(document.title).not.toMatch(/^Error/);
  });

  it('keeps answers and focus, and changes the words, when the language is switched', async () => {
    page.errors.show([missing('/title/en')]);
    await page.updateComplete;
    const input = field('title/en');
    input.value = 'Half a tit';
    input.focus();
    await showLanguage('fr');
    await page.updateComplete;
    expect(field('title/en')).toBe(input);
    expect(input.value).toBe('Half a tit');
    expect(document.activeElement).toBe(input);
    expect(document.documentElement.lang).toBe('fr');
    expect(page.querySelector('.summary a')?.textContent).toMatch(/^Title\u202f: /);
  });
});

it('submitting runs one submit at a time', async () => {
  let running = 0;
  let most = 0;
  let times = 0;
  const handler = submitting(async () => {
    times += 1;
    most = Math.max(most, ++running);
    await settled();
    running -= 1;
  });
  form().addEventListener('submit', handler);
  const submit = () => form().dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
  for (let presses = 0; presses < 5; presses += 1) submit();
  expect(times).toBe(1);
  await settled();
  await settled();
  submit();
  expect([times, most]).toEqual([2, 1]);
  await settled();
});
