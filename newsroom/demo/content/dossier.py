"""The dossier « La fuite des données médicales »: five articles and their timeline."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from .dossier_texts import BLOCKING_BODY, DOCTOLIB_BODY, INSPECTION_BODY, LEAD_BODY, LEAK_BODY
from .markup import sentence
from .shapes import Article, Dossier, Event, Signature

PARIS = ZoneInfo("Europe/Paris")
DOSSIER_SLUG = "la-fuite-des-donnees-medicales"
LEAD = "fuite-de-donnees-medicales-dedalus-biologie-sanctionnee"

CAMILLE, IDRISS, MAELLE = (
    Signature("camille-vasseur"),
    Signature("idriss-benhaddou"),
    Signature("maelle-kergoat"),
)

ARTICLES = (
    Article(
        LEAD,
        "securite",
        "news",
        "Données de santé",
        "Fuite de données médicales : la CNIL inflige 1,5 million d'euros d'amende à Dedalus "
        "Biologie",
        sentence("""
        Plus d'un an après la découverte, sur le web, d'un fichier concernant environ 500 000
        patients, l'autorité de protection des données sanctionne la société. Les laboratoires
        d'où provenaient les données avaient en commun un même logiciel.
        """),
        LEAD_BODY,
        (CAMILLE, IDRISS),
        ("fuites-de-donnees", "donnees-de-sante", "cnil", "dedalus-biologie", "laboratoires"),
        picture="croix-de-cellules",
        at=datetime(2022, 4, 21, 11, 40, tzinfo=PARIS),
        dossier=DOSSIER_SLUG,
        place=5,
        related=(
            "le-tribunal-judiciaire-de-paris-ordonne-le-blocage",
            "vous-recevez-une-notification-de-fuite-que-faire",
        ),
    ),
    Article(
        "doctolib-6128-rendez-vous-exposes",
        "securite",
        "news",
        "Rendez-vous médicaux",
        "Doctolib fait état d'une fuite portant sur 6 128 rendez-vous",
        sentence("""
        Nom, prénom, sexe, téléphone, adresse électronique, et la spécialité du médecin : une
        faille, vite corrigée, a exposé de quoi deviner beaucoup.
        """),
        DOCTOLIB_BODY,
        (IDRISS,),
        ("fuites-de-donnees", "donnees-de-sante", "doctolib"),
        picture="calendrier-dechire",
        at=datetime(2020, 7, 24, 9, 15, tzinfo=PARIS),
        dossier=DOSSIER_SLUG,
        place=1,
    ),
    Article(
        "donnees-medicales-de-500000-patients-en-circulation",
        "securite",
        "news",
        "Laboratoires",
        "Les données médicales d'environ 500 000 patients circulent sur le web",
        sentence("""
        Le fichier provient de laboratoires du nord-est de la France qui utilisent le même
        logiciel. Il contient des remarques sur la santé, des traitements et, pour certains, le
        statut VIH.
        """),
        LEAK_BODY,
        (CAMILLE, IDRISS),
        ("fuites-de-donnees", "donnees-de-sante", "laboratoires", "dedalus-biologie"),
        picture="eprouvettes",
        at=datetime(2021, 2, 23, 18, 5, tzinfo=PARIS),
        dossier=DOSSIER_SLUG,
        place=2,
    ),
    Article(
        "la-cnil-ouvre-une-serie-de-controles",
        "securite",
        "news",
        "Données de santé",
        "Fuite de données médicales : la CNIL ouvre une série de contrôles",
        sentence("""
        L'autorité se rend notamment auprès de Dedalus Biologie. Ce que cherche un contrôle,
        comment il se déroule, et ce qu'il peut établir.
        """),
        INSPECTION_BODY,
        (MAELLE, CAMILLE),
        ("cnil", "donnees-de-sante", "dedalus-biologie", "droit-des-donnees"),
        picture="la-loupe",
        at=datetime(2021, 2, 24, 19, 30, tzinfo=PARIS),
        dossier=DOSSIER_SLUG,
        place=3,
    ),
    Article(
        "le-tribunal-judiciaire-de-paris-ordonne-le-blocage",
        "securite",
        "news",
        "Justice",
        "Le tribunal judiciaire de Paris ordonne le blocage du site qui publiait les données "
        "médicales",
        sentence("""
        Saisi par la CNIL, le juge veut limiter la diffusion du fichier pendant que l'enquête se
        poursuit. Un blocage retire un chemin ; il n'efface pas une copie.
        """),
        BLOCKING_BODY,
        (MAELLE,),
        ("justice", "cnil", "fuites-de-donnees", "donnees-de-sante"),
        picture="la-digue",
        at=datetime(2021, 3, 4, 17, 50, tzinfo=PARIS),
        dossier=DOSSIER_SLUG,
        place=4,
    ),
)

DOSSIER = Dossier(
    DOSSIER_SLUG,
    "La fuite des données médicales",
    sentence("""
        Un fichier, environ 500 000 patients, un logiciel en commun. De la découverte de la base
        en février 2021 à l'amende d'avril 2022, Octet a suivi l'affaire pas à pas, sans rien
        publier de ce que le fichier contenait. Ce dossier en rassemble les étapes, et ce
        qu'elles apprennent sur le trajet de nos données de santé.
        """),
    sentence("""
        Avril 2022 : la CNIL a infligé une amende de 1,5 million d'euros à Dedalus Biologie.
        L'accès au site qui publiait les données a été bloqué en mars 2021 sur ordre du juge.
        """),
    "croix-de-cellules",
    (
        Event(
            date(2020, 7, 1),
            "month",
            "Doctolib fait état d'une fuite",
            "6 128 rendez-vous sont exposés, avec les coordonnées des patients et la spécialité"
            " du praticien.",
            "doctolib-6128-rendez-vous-exposes",
        ),
        Event(
            date(2021, 2, 1),
            "month",
            "Le fichier est découvert",
            "Une base contenant les données médicales d'environ 500 000 patients circule sur le"
            " web.",
            "donnees-medicales-de-500000-patients-en-circulation",
        ),
        Event(
            date(2021, 2, 24),
            "day",
            "La CNIL commence ses contrôles",
            "L'autorité mène plusieurs contrôles, notamment auprès de Dedalus Biologie.",
            "la-cnil-ouvre-une-serie-de-controles",
        ),
        Event(
            date(2021, 3, 4),
            "day",
            "Le juge ordonne un blocage",
            "Le tribunal judiciaire de Paris ordonne de bloquer l'accès au site qui publie les "
            "données.",
            "le-tribunal-judiciaire-de-paris-ordonne-le-blocage",
        ),
        Event(
            date(2022, 4, 1),
            "month",
            "Dedalus Biologie est sanctionnée",
            "La CNIL inflige une amende de 1,5 million d'euros à la société.",
            LEAD,
        ),
    ),
)
