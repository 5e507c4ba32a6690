"""Sixty things that readers of the demo paper might type, each with the articles that answer it.

A judgement is a gain: 3, what they were looking for; 2, a good answer; 1, it touches the question. What is
not named has none. Articles are named by the beginning of their address. Judged by reading the
articles, before any engine was asked.
"""

LEAD, LEAK, CONTROLS, BLOCKING, DOCTOLIB, NOTIFIED = (
    "fuite-de-donnees-medicales-dedalus",
    "donnees-medicales-de-500000",
    "la-cnil-ouvre-une-serie",
    "le-tribunal-judiciaire",
    "doctolib-6128",
    "vous-recevez-une-notification",
)
KEY, BACKUP, WHY_LEAKS, PHISHING, PASSKEYS = (
    "cle-ardoise",
    "une-sauvegarde-jamais",
    "pourquoi-une-base",
    "hameconnage-cinq",
    "mot-de-passe-cle-d-acces",
)
RECORD, HEALTH_APPS, SECRECY, LABORATORY, BRACELET, TELE = (
    "votre-dossier-medical",
    "applications-de-sante",
    "le-secret-medical",
    "dans-un-laboratoire",
    "pouls-un",
    "teleconsultation",
)
ANONYMOUS, ACCESS, COOKIES, BROKERS, MESSAGE, CHILD = (
    "anonymiser",
    "droit-d-acces",
    "bandeaux-de-cookies",
    "courtiers-en-donnees",
    "ce-que-dit-un-message",
    "a-quel-age",
)
PHONE, PERMISSIONS, BATTERY, ANTENNAS, UPDATES, SECOND_LIFE = (
    "brume-4",
    "autorisations",
    "batterie-les-mythes",
    "antennes",
    "mises-a-jour",
    "donner-une-deuxieme",
)
DIFFERENTIAL, QUANTUM, MODEL, CHANCE, ENERGY, CLOCKS = (
    "la-confidentialite-differentielle",
    "quantique",
    "un-modele-de-langue",
    "le-hasard",
    "mesurer-l-energie",
    "mettre-toutes-les-horloges",
)
NOTHING_TO_HIDE, SANCTION, PRAISE, VOTE, BOREDOM = (
    "rien-a-cacher",
    "la-sanction",
    "eloge-de-la-page",
    "vote-electronique",
    "le-droit-de-s-ennuyer",
)

JUDGED = (
    # The dossier
    ("Dedalus", {LEAD: 3, LEAK: 2, CONTROLS: 2, BLOCKING: 1}),
    ("amende CNIL", {LEAD: 3, SANCTION: 2, CONTROLS: 1}),
    ("fuite de données médicales", {LEAD: 3, LEAK: 3, CONTROLS: 2, BLOCKING: 2, DOCTOLIB: 1}),
    ("500 000 patients", {LEAK: 3, LEAD: 2, BLOCKING: 1, CONTROLS: 1}),
    ("Mega-Bus", {LEAD: 3, LEAK: 3}),
    ("tribunal judiciaire blocage", {BLOCKING: 3, LEAD: 1}),
    ("contrôles de la CNIL", {CONTROLS: 3, LEAD: 1}),
    ("Doctolib", {DOCTOLIB: 3, LEAD: 1}),
    ("rendez-vous exposés", {DOCTOLIB: 3}),
    ("statut VIH laboratoires", {LEAK: 3, LEAD: 2}),
    ('"données médicales"', {LEAD: 3, LEAK: 3, CONTROLS: 2, BLOCKING: 2}),
    ("que faire après une fuite", {NOTIFIED: 3, WHY_LEAKS: 1}),
    # Security
    ("clé de sécurité", {KEY: 3, PASSKEYS: 2}),
    ("mot de passe", {PASSKEYS: 3, PHISHING: 1, KEY: 1}),
    ("reconnaître un hameçonnage", {PHISHING: 3, NOTIFIED: 1}),
    ("sauvegarde", {BACKUP: 3, WHY_LEAKS: 1}),
    ("panne informatique clinique", {BACKUP: 3}),
    ("pourquoi les bases de données fuient", {WHY_LEAKS: 3}),
    ("chiffrement", {MESSAGE: 3, QUANTUM: 3, PASSKEYS: 1, CHANCE: 1, WHY_LEAKS: 1, SECRECY: 1}),
    # Health
    ("dossier médical", {RECORD: 3, SECRECY: 1}),
    ("secret médical", {SECRECY: 3, LABORATORY: 1, RECORD: 1, TELE: 1}),
    ("applications de santé", {HEALTH_APPS: 3, BRACELET: 1}),
    ("bracelet connecté", {BRACELET: 3, HEALTH_APPS: 1}),
    ("téléconsultation", {TELE: 3}),
    ("biologiste laboratoire", {LABORATORY: 3, LEAK: 1}),
    # Privacy
    ("droit d'accès", {ACCESS: 3, RECORD: 1, BROKERS: 1}),
    ("cookies", {COOKIES: 3}),
    ("bandeau refuser", {COOKIES: 3}),
    ("courtier en données", {BROKERS: 3}),
    ("anonymisation", {ANONYMOUS: 3, DIFFERENTIAL: 2}),
    ("métadonnées message", {MESSAGE: 3}),
    ("âge consentement enfant", {CHILD: 3}),
    ("traceurs", {COOKIES: 3, BROKERS: 2, PRAISE: 2, PERMISSIONS: 1, HEALTH_APPS: 1, CHILD: 1}),
    # Mobile
    ("téléphone réparable", {PHONE: 3, SECOND_LIFE: 1, UPDATES: 1}),
    ("batterie", {BATTERY: 3, PHONE: 2}),
    ("charger la nuit", {BATTERY: 3}),
    ("mises à jour", {UPDATES: 3, PHONE: 1}),
    ("autorisations lampe de poche", {PERMISSIONS: 3}),
    ("localisation GPS", {ANTENNAS: 3, PERMISSIONS: 1}),
    ("wifi", {ANTENNAS: 3}),
    # Sciences and opinions
    ("confidentialité différentielle", {DIFFERENTIAL: 3, ANONYMOUS: 1}),
    ("quantique", {QUANTUM: 3}),
    ("modèle de langue", {MODEL: 3}),
    ("nombres au hasard", {CHANCE: 3, DIFFERENTIAL: 1}),
    ("énergie centre de données", {ENERGY: 3, BATTERY: 0}),
    ("horloge seconde intercalaire", {CLOCKS: 3}),
    ("vote électronique", {VOTE: 3}),
    ("rien à cacher", {NOTHING_TO_HIDE: 3}),
    ("s'ennuyer", {BOREDOM: 3}),
    # As they are typed in a hurry: no accents, plurals, capitals, a slip of one letter
    ("DONNEES MEDICALES", {LEAD: 3, LEAK: 3, CONTROLS: 2, BLOCKING: 2, DOCTOLIB: 1}),
    ("hameconages", {PHISHING: 3}),
    ("teleconsultations", {TELE: 3}),
    ("sauvegarges", {BACKUP: 3}),
    ("quantiqe", {QUANTUM: 3}),
    ("batteire", {BATTERY: 3, PHONE: 2}),
    ("dedaluss", {LEAD: 3, LEAK: 2, CONTROLS: 2, BLOCKING: 1}),
    ("doctolip", {DOCTOLIB: 3}),
    ("laboratoir", {LABORATORY: 3, LEAK: 2, LEAD: 2}),
    ("courtiers", {BROKERS: 3}),
    ("cles d acces", {PASSKEYS: 3, KEY: 2, ACCESS: 1}),
)
