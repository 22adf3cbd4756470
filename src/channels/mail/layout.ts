const ink = '#1b1b1b';
const paper = '#ffffff';
/** Seen against a light ground and against a dark one, where a program makes one of the other. */
const edge = '#767676';

/** The MJML that every mail's layout is compiled from: one column, 16 px, no image, no link but the button's; slots for words. */
export const layoutMarkup = `
<mjml lang="{{lang}}" dir="ltr">
  <mj-head>
    <mj-title>{{heading}}</mj-title>
    <mj-attributes>
      <mj-all font-family="Helvetica, Arial, sans-serif" font-size="16px" line-height="24px" color="${ink}" />
      <mj-text padding="8px 20px" />
    </mj-attributes>
  </mj-head>
  <mj-body width="600px" background-color="${paper}">
    <mj-section padding="12px 0">
      <mj-column>
        <mj-text>{{h1}}</mj-text>
        <mj-text>{{parts}}</mj-text>
        <mj-text>{{todo}}</mj-text>
        <mj-button href="{{url}}" align="left" padding="8px 20px" inner-padding="12px 24px" background-color="${ink}"
          color="${paper}" font-weight="700" border="2px solid ${edge}" border-radius="4px">{{label}}</mj-button>
        <mj-text>{{plainLink}}</mj-text>
        <mj-text>{{continuing}}</mj-text>
        <mj-text>{{notes}}</mj-text>
        <mj-text>{{checkpoint}}</mj-text>
        <mj-text>{{foot}}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;
