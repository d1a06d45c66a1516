export const ATTACKS = [
  `</script><script>alert("script")</script>`,
  `<img src=x onerror="alert('img')">`,
  `"><svg onload=alert(1)>`,
  `' onmouseover='alert(2)`,
  `javascript:alert(3)`,
  `<!--<script>`,
  `]]><![CDATA[`,
  `\u202Egpj.evil\u202C \u200F right to left`,
  `=HYPERLINK("http://example.invalid","x")`,
  `\u0000\u0008\ud800 broken`,
  `{{constructor.constructor('alert(4)')()}} \${alert(5)}`,
  "x".repeat(10_000),
];
