/** What a round of the form *choose* asks: at least `minimum` and at most `maximum` of its options. */
export interface ChooseForm {
  readonly form: 'choose';
  readonly minimum: number;
  readonly maximum: number;
}
