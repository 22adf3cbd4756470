import type { Translation } from '../../platform/language/sayer.js';
import type { aboutWords } from './words.en.js';

/** Words of the pages about the service itself, in US Spanish: short sentences. */
export const aboutWordsEs: Translation<typeof aboutWords> = {
  'help.heading': 'Cuando una carga de casos pasa su nivel, la supervisión y la persona hablan',
  'help.lead':
    'Plimsoll compara cada carga de casos con el nivel que acordaron la parte laboral y la gerencia. Cuando una pasa su nivel, se avisa a la supervisión. Las dos personas hablan. El registro lo muestra.',
  'help.mail': 'Si llegó aquí desde un correo',
  'help.mail1': 'El asunto dice quién pasa su nivel, por cuánto, y el número del exceso.',
  'help.mail2': 'Su único botón lleva a la página donde usted puede actuar. Antes inicia sesión.',
  'help.mail3': 'Dice hasta cuándo tiene tiempo, y a quién se avisa después si no se hace nada.',
  'help.mail4': '¿No tiene contraseña o la perdió? Pida un enlace nuevo a su administrador de Plimsoll.',
  'help.supervisor': 'Si usted dirige una unidad',
  'help.supervisor1': 'Su tablero muestra qué hay que hacer primero y quién tiene margen.',
  'help.supervisor2': 'Confirmar dice: lo he visto. No sustituye la conversación.',
  'help.supervisor3': 'Registrar la reunión de seguimiento dice qué encontraron y qué acordaron. Toma unos minutos.',
  'help.supervisor4':
    'El exceso se resuelve solo cuando la carga vuelve a estar dentro de su nivel el tiempo necesario.',
  'help.supervisor5':
    'Nadie puede silenciar un exceso. Se puede aceptar un motivo por un tiempo, si la meta lo permite. Las dos partes lo ven.',
  'help.worker': 'Si usted tiene una carga de casos',
  'help.worker1': 'Su página muestra el mismo número que ve su supervisión, y de qué se compone.',
  'help.worker2':
    'Estar en el límite es estar dentro. Si trabaja a tiempo parcial, su límite es menor en la misma proporción.',
  'help.worker3': 'Puede decir que una reunión de seguimiento se hizo, o que no. Las dos declaraciones quedan.',
  'help.worker4': 'No se clasifica ni se califica a nadie.',
  'help.forum': 'Si usted se sienta a la mesa',
  'help.forum1': 'Las dos partes leen las mismas filas en el mismo minuto.',
  'help.forum2': 'Una meta entra en vigor cuando las dos partes la han firmado. Cada versión se puede seguir leyendo.',
  'help.forum3':
    'Cada acto es una entrada del registro. Puede comprobar el registro en su propia computadora, sin nosotros.',
  'help.keeper': 'Si usted lo mantiene en marcha',
  'help.keeper1':
    'Datos muestra cuánto hace que llegó cada fuente de datos, qué archivos están retenidos y qué no encaja.',
  'help.keeper2': 'Notificaciones muestra cada mensaje y qué respondió el servidor de correo.',
  'help.keeper3': 'Cuando dejan de llegar datos, nada se resuelve. Cada página lo dice hasta que vuelven.',
  'help.wrong': 'Si un número parece incorrecto',
  'help.wrong1': 'Abra la página de la persona. Dice qué se cuenta, qué no, y por qué.',
  'help.wrong2': 'Mire la línea debajo del título. Dice a qué hora corresponde el número.',
  'help.wrong3':
    'Cuando se corrige el origen, el pasado se cuenta de nuevo. Lo que se sabía antes se puede seguir leyendo.',
  'help.words': 'Palabras',
  'help.words.target': 'Meta',
  'help.words.targetText': 'un nivel que acordaron las dos partes, con sus reglas, sus días y dos firmas.',
  'help.words.breach': 'Exceso',
  'help.words.breachText':
    'un período en que una persona, o el trabajo que nadie tiene a su cargo, pasa una meta. Tiene un número.',
  'help.words.limit': 'Límite',
  'help.words.limitText': 'lo máximo dentro del nivel acordado. A tiempo parcial es menor.',
  'help.words.goal': 'Objetivo',
  'help.words.goalText': 'el nivel que se busca. Entre el objetivo y el límite no se avisa a nadie.',
  'help.words.room': 'Margen',
  'help.words.roomText': 'cuánto más puede tomar una persona sin pasar el límite.',
  'help.words.checkIn': 'Reunión de seguimiento',
  'help.words.checkInText': 'la supervisión y la persona hablan: qué encontraron, quién hace qué, y para cuándo.',
  'help.words.ladder': 'Escalera de avisos',
  'help.words.ladderText': 'a quién se avisa, en qué orden y después de cuánto tiempo.',
  'help.words.round': 'Ronda',
  'help.words.roundText':
    'una vuelta por la escalera de avisos. Una reunión que no se hace a tiempo empieza la siguiente.',
  'help.words.pool': 'Trabajo sin asignar',
  'help.words.poolText': 'el trabajo de una unidad que todavía nadie tiene a su cargo.',
  'help.words.feed': 'Fuente de datos',
  'help.words.feedText': 'un origen de datos que debe llegar a un ritmo fijo.',
  'help.words.rung': 'Escalón',
  'help.words.rungText': 'un paso de la escalera de avisos: se avisa a alguien más.',
  'help.words.restated': 'Corregido',
  'help.words.restatedText':
    'datos tardíos o corregidos cambiaron lo que se sabe de un exceso. Lo que se sabía antes queda registrado.',
  'help.words.annulled': 'Anulado',
  'help.words.annulledText': 'los datos corregidos muestran que el exceso nunca existió. Su número no se vuelve a dar.',
  'help.words.shadow': 'Modo sombra',
  'help.words.shadowText': 'un tiempo de prueba: todo se registra y el correo se guarda en el buzón interno.',
  'help.words.packet': 'Expediente',
  'help.words.packetText': 'los excesos que duran se anotan para el foro; cada anotación queda registrada.',
  'help.words.clear': 'Resuelto',
  'help.words.clearText': 'de nuevo en el nivel o por debajo durante el tiempo que dice la meta.',
  'help.more': 'Las reglas vigentes, en palabras',

  'accessibility.heading': 'Hecho y probado según WCAG 2.1 AA',
  'accessibility.lead': 'Cada página funciona sin scripts, solo con el teclado, en un teléfono y con zoom de 400 %.',
  'accessibility.how': 'Con qué puede contar',
  'accessibility.1': 'Un estado se dice con una palabra y una forma, nunca solo con color.',
  'accessibility.2': 'Siempre ve dónde está el foco. Lo que se pulsa mide al menos 24 por 24 píxeles.',
  'accessibility.3':
    'Ninguna página se desplaza hacia los lados. Una tabla ancha se desplaza en su propio recuadro, al que llega el teclado.',
  'accessibility.4': 'Debajo de cada gráfico hay una tabla con los mismos números.',
  'accessibility.5':
    'Los errores de un formulario aparecen arriba, y cada uno lleva a su campo. Lo que escribió se conserva.',
  'accessibility.6': 'Diez minutos antes de cerrar su sesión la página lo dice, y usted puede seguir.',
  'accessibility.7': 'Las páginas se imprimen en blanco y negro, sin la navegación.',
  'accessibility.tested': 'Cómo se prueba',
  'accessibility.tested1':
    'Antes de cada versión un navegador abre cada página con cada función. Busca fallas con axe-core a 1280 y 320 píxeles, y con colores forzados.',
  'accessibility.tested2':
    'También revisa el foco, el zoom, el espacio del texto, la impresión, el orden del teclado, y que las páginas digan lo mismo sin scripts.',
  'accessibility.tested3':
    'El informe para compradores (OpenACR) está en docs/accessibility. Cada fila que dice "supports" nombra la prueba que lo muestra.',
  'accessibility.not': 'Qué no se ha probado todavía',
  'accessibility.not1':
    'Todavía nadie ha recorrido todas las páginas con un lector de pantalla ni con control por voz.',
  'accessibility.not2': 'Chromium es el único navegador que usan las pruebas.',
  'accessibility.wrong':
    '¿Algo no le funciona? Diga a su administrador de Plimsoll qué fue y en qué página. Puede pedir los mismos datos en otra forma.',

  'privacy.heading': 'Sin datos de clientes, y usted ve qué se guarda sobre usted',
  'privacy.lead':
    'Plimsoll no guarda nombres, direcciones ni fechas de nacimiento de clientes. Un archivo con una columna que lo parezca se rechaza.',
  'privacy.kept': 'Qué se guarda sobre usted',
  'privacy.kept1': 'Quién es: código, nombre, correo de trabajo, unidad, jornada y funciones.',
  'privacy.kept2': 'Cuándo no está y quién cubre. Nunca por qué.',
  'privacy.kept3':
    'Qué tiene a su cargo: referencias que por sí solas no dicen nada, con tipo, función, estado y fechas.',
  'privacy.kept4': 'Excesos, reuniones de seguimiento y declaraciones: quién hizo o dijo qué, y cuándo.',
  'privacy.kept5': 'El correo para usted: de qué trataba, cuándo se envió y qué respondió el servidor de correo.',
  'privacy.kept6': 'Su contraseña, solo en una forma que no se puede volver a leer.',
  'privacy.sees': 'Quién lo ve',
  'privacy.seesLead': 'Esta tabla se hace con los mismos derechos que aplica el servicio.',
  'privacy.what': 'Qué',
  'privacy.who': 'Quién',
  'privacy.sees.loads': 'Sus cargas, y de qué se componen',
  'privacy.sees.breaches': 'Sus excesos y sus reuniones de seguimiento',
  'privacy.sees.disputes': 'Lo que usted objeta, con su referencia',
  'privacy.sees.roster': 'La plantilla: unidad, jornada, presente o ausente; sin cargas',
  'privacy.sees.messages': 'Que se le avisó de algo, y cuándo',
  'privacy.sees.letters': 'Correo que se guardó en vez de enviarse',
  'privacy.sees.log': 'Todo el registro, donde usted es un código',
  'privacy.line': 'Su línea de mando es su supervisión, su gerencia de unidad y su dirección, y quienes las cubren.',
  'privacy.shown':
    'Su línea de mando le ve {line}. Las dos partes, auditoría y administración le ven {forum}. Lo decide su agencia.',
  'privacy.references':
    'Las referencias de su trabajo las ven usted y su línea de mando. Quien carga datos ve las que no encajan. Ninguna está en un correo.',
  'privacy.long': 'Cuánto tiempo se guarda',
  'privacy.long1': 'El registro no se borra por antigüedad. Cada entrada está unida a las anteriores.',
  'privacy.long2': 'En el registro no aparece su nombre: lo que le nombraría se guarda aparte.',
  'privacy.long3':
    'Los intentos fallidos y las sesiones terminadas se borran. Un enlace para iniciar sesión sirve 7 días, una vez.',
  'privacy.cookies': 'Cookies',
  'privacy.cookiesText':
    'Una cookie mantiene su sesión. Otra lleva un enlace o un token a la página siguiente, una vez. Nada se carga de otro lugar, y no se sigue a nadie.',
  'privacy.ranked': 'Nunca se clasifica a las personas.',

  'who.self': 'usted',
  'who.line': 'su línea de mando',
  'who.labor': 'parte laboral',
  'who.management': 'gerencia',
  'who.auditor': 'auditoría',
  'who.admin': 'administración',
  'who.it': 'informática',
  'who.reader': 'programas a los que un administrador permite leer',
  'who.person': 'todas las personas que pueden iniciar sesión',
};
