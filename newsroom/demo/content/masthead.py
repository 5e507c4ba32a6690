"""Sections, authors and tags of the demo paper *Octet*."""

from .shapes import Author, Section, Tag

SECTIONS = (
    Section(
        "securite",
        "Sécurité",
        "Fuites, failles et parades : ce qui menace nos données, et ce qui les protège vraiment.",
        "brick",
    ),
    Section(
        "sante",
        "Santé",
        "Ce que l'informatique fait au soin, et ce que le soin confie à l'informatique.",
        "teal",
    ),
    Section(
        "vie-privee",
        "Vie privée",
        "Droits, pratiques et outils pour garder la main sur ce que l'on sait de nous.",
        "indigo",
    ),
    Section(
        "mobile",
        "Mobile",
        "Téléphones, réseaux et applications, essayés longtemps et décrits sans enthousiasme "
        "forcé.",
        "amber",
    ),
    Section(
        "sciences",
        "Sciences",
        "Les idées derrière les machines : mathématiques, physique, statistique, énergie.",
        "moss",
    ),
    Section(
        "opinions",
        "Opinions",
        "Chroniques, tribunes et désaccords argumentés sur la vie numérique.",
        "plum",
    ),
)

AUTHORS = (
    Author(
        "camille-vasseur",
        "Camille Vasseur",
        "Rédactrice en chef adjointe, Sécurité",
        "Ancienne administratrice de réseaux, Camille Vasseur suit pour Octet les fuites de "
        "données et "
        "ceux qui les colmatent. Elle lit les délibérations jusqu'aux notes de bas de page et "
        "tient "
        "l'agenda du dossier sur les données médicales.",
        1,
        "brick",
    ),
    Author(
        "idriss-benhaddou",
        "Idriss Benhaddou",
        "Journaliste, santé et données",
        "Idriss Benhaddou a passé dix ans dans la presse médicale avant de rejoindre Octet. Il "
        "s'intéresse aux logiciels que personne ne choisit et dont tout le monde dépend, à "
        "l'hôpital "
        "comme au laboratoire.",
        2,
        "teal",
    ),
    Author(
        "maelle-kergoat",
        "Maëlle Kergoat",
        "Journaliste, libertés numériques",
        "Juriste de formation, Maëlle Kergoat traduit le droit des données en gestes possibles."
        " Elle "
        "répond elle-même aux lecteurs qui bataillent avec un service client.",
        3,
        "indigo",
    ),
    Author(
        "thanh-vy-lemoine",
        "Thanh-Vy Lemoine",
        "Responsable des essais",
        "Thanh-Vy Lemoine démonte, chronomètre et use les appareils qu'on lui confie pendant au"
        " moins "
        "quatre semaines. Elle rend les exemplaires prêtés et publie son protocole.",
        4,
        "amber",
    ),
    Author(
        "ousmane-tirard",
        "Ousmane Tirard",
        "Journaliste scientifique",
        "Docteur en statistique, Ousmane Tirard explique les idées avant les inventions. Il "
        "tient que "
        "tout article de science devrait pouvoir se lire à voix haute.",
        5,
        "moss",
    ),
    Author(
        "helene-straub",
        "Hélène Straub",
        "Chroniqueuse",
        "Hélène Straub a enseigné la philosophie pendant trente ans. Sa chronique paraît quand "
        "elle "
        "a quelque chose à dire, ce qui la rend irrégulière.",
        6,
        "plum",
    ),
    Author(
        "tiago-ferrand",
        "Tiago Ferrand",
        "Photographe et illustrateur",
        "Tiago Ferrand compose les images d'Octet : peu d'encres, de grandes formes, aucun "
        "écran bleu "
        "qui brille dans le noir. Il photographie aussi les reportages.",
        7,
        "brick",
    ),
    Author(
        "salome-okoundji",
        "Salomé Okoundji",
        "Traductrice et correspondante",
        "Salomé Okoundji traduit de l'anglais et de l'allemand les textes que la rédaction ne "
        "trouve "
        "pas en français. Elle vit à Strasbourg, entre deux administrations.",
        8,
        "indigo",
    ),
)

TAGS = (
    Tag(
        "fuites-de-donnees",
        "Fuites de données",
        "Quand des fichiers circulent là où ils n'auraient jamais dû se trouver.",
    ),
    Tag(
        "donnees-de-sante",
        "Données de santé",
        "Les informations les plus intimes, et les règles qui les entourent.",
    ),
    Tag(
        "cnil",
        "CNIL",
        "L'autorité française de protection des données : contrôles, sanctions, recommandations.",
    ),
    Tag(
        "dedalus-biologie",
        "Dedalus Biologie",
        "L'éditeur de logiciels pour laboratoires, au centre de notre dossier.",
    ),
    Tag("doctolib", "Doctolib", "La plateforme de prise de rendez-vous médicaux."),
    Tag("laboratoires", "Laboratoires", "Analyses médicales : de l'éprouvette au compte rendu."),
    Tag("justice", "Justice", "Tribunaux, procédures et décisions qui touchent au numérique."),
    Tag(
        "droit-des-donnees",
        "Droit des données",
        "Le règlement européen, la loi française, et ce qu'ils changent au quotidien.",
    ),
    Tag(
        "droit-d-acces",
        "Droit d'accès",
        "Demander à une organisation ce qu'elle sait de nous, et l'obtenir.",
    ),
    Tag(
        "chiffrement",
        "Chiffrement",
        "Rendre un message illisible pour tous, sauf pour son destinataire.",
    ),
    Tag(
        "mots-de-passe",
        "Mots de passe",
        "Phrases secrètes, gestionnaires, clés d'accès : prouver que l'on est soi.",
    ),
    Tag("hameconnage", "Hameçonnage", "Les messages qui se font passer pour d'autres."),
    Tag("sauvegardes", "Sauvegardes", "Garder une copie, ailleurs, et savoir la relire."),
    Tag("antivirus", "Antivirus", "Ce que ces logiciels arrêtent, et ce qu'ils n'arrêtent pas."),
    Tag("secret-medical", "Secret médical", "Une règle ancienne face à des outils récents."),
    Tag("teleconsultation", "Téléconsultation", "Consulter à distance, dans de bonnes conditions."),
    Tag(
        "objets-connectes",
        "Objets connectés",
        "Montres, bracelets et capteurs : mesurer, puis savoir quoi faire de la mesure.",
    ),
    Tag(
        "anonymisation",
        "Anonymisation",
        "Faire disparaître les personnes derrière les chiffres, ou s'en approcher.",
    ),
    Tag("traceurs", "Traceurs", "Cookies, identifiants publicitaires et autres fils à la patte."),
    Tag("metadonnees", "Métadonnées", "Ce que disent nos messages quand on ne les ouvre pas."),
    Tag(
        "courtiers-en-donnees",
        "Courtiers en données",
        "Un commerce discret, et les moyens d'y paraître moins.",
    ),
    Tag(
        "autorisations",
        "Autorisations",
        "Micro, position, contacts : ce que les applications demandent.",
    ),
    Tag("batteries", "Batteries", "Chimie, usure, idées reçues."),
    Tag("reparation", "Réparation", "Ouvrir, remplacer, refermer : la durée de vie des appareils."),
    Tag(
        "mises-a-jour",
        "Mises à jour",
        "Le logiciel qui maintient un appareil en état d'être utilisé.",
    ),
    Tag(
        "reseaux-mobiles",
        "Réseaux mobiles",
        "Antennes, ondes et ce qu'elles savent de nos déplacements.",
    ),
    Tag("informatique-quantique", "Informatique quantique", "Promesses, délais et malentendus."),
    Tag("hasard", "Hasard", "Une matière première difficile à fabriquer."),
    Tag(
        "apprentissage-automatique",
        "Apprentissage automatique",
        "Des machines qui généralisent à partir d'exemples.",
    ),
    Tag("statistique", "Statistique", "Dire quelque chose de tous sans rien révéler de chacun."),
    Tag("energie", "Énergie", "Ce que consomment les machines, et comment on le mesure."),
    Tag("vote", "Vote", "Compter les voix, et pouvoir le vérifier."),
    Tag("attention", "Attention", "Ce que les écrans nous prennent de temps."),
)
